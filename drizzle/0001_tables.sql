CREATE TABLE "artists" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"name" text NOT NULL,
	"genre" text NOT NULL,
	"country" text
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	"capacity" integer NOT NULL,
	"colors" jsonb NOT NULL,
	"recurrence_rule" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"admission_opens_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	CONSTRAINT "event_kind" CHECK ("events"."kind" in ('festival', 'concert', 'conference', 'session_series')),
	CONSTRAINT "event_status" CHECK ("events"."status" in ('draft', 'published', 'ongoing', 'completed', 'cancelled')),
	CONSTRAINT "event_ends_after_start" CHECK ("events"."ends_at" > "events"."starts_at" and "events"."admission_opens_at" <= "events"."starts_at"),
	CONSTRAINT "event_capacity_positive" CHECK ("events"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "occurrences" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"admission_opens_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	CONSTRAINT "occurrence_status" CHECK ("occurrences"."status" in ('scheduled', 'cancelled')),
	CONSTRAINT "occurrence_ends_after_start" CHECK ("occurrences"."ends_at" > "occurrences"."starts_at" and "occurrences"."admission_opens_at" <= "occurrences"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "performances" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"stage_id" text NOT NULL,
	"artist_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "performance_ends_after_start" CHECK ("performances"."ends_at" > "performances"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"city" text NOT NULL,
	"country" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision
);
--> statement-breakpoint
CREATE TABLE "zones" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"occurrence_id" text,
	"ticket_id" text,
	"zone_id" text,
	"scanned_by" text,
	"nonce" text NOT NULL,
	"result" text NOT NULL,
	"scanned_at" timestamp (3) with time zone NOT NULL,
	"prior_scan_at" timestamp (3) with time zone,
	CONSTRAINT "scan_result" CHECK ("scans"."result" in ('admitted', 'malformed', 'tampered', 'unknown_ticket', 'other_event', 'already_used', 'cancelled', 'refunded', 'expired', 'event_cancelled', 'not_open_yet', 'event_over', 'zone_denied'))
);
--> statement-breakpoint
CREATE TABLE "auth_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_token_purpose" CHECK ("auth_tokens"."purpose" in ('verify_email', 'reset_password', 'magic_link'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"status" text DEFAULT 'pending_verification' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"email_verified_at" timestamp (3) with time zone,
	"last_sign_in_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_status" CHECK ("users"."status" in ('pending_verification', 'active', 'inactive', 'banned'))
);
--> statement-breakpoint
CREATE TABLE "pools" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"name" text NOT NULL,
	"quota" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pool_not_oversold" CHECK ("pools"."held" >= 0 and "pools"."sold" >= 0 and "pools"."sold" + "pools"."held" <= "pools"."quota")
);
--> statement-breakpoint
CREATE TABLE "price_tiers" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"ticket_type_id" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	"price_minor" integer NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"quota" integer,
	"held" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "price_tier_not_oversold" CHECK ("price_tiers"."held" >= 0 and "price_tiers"."sold" >= 0 and "price_tiers"."sold" + "price_tiers"."held" <= "price_tiers"."quota"),
	CONSTRAINT "price_tier_price_natural" CHECK ("price_tiers"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reservation_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"reservation_id" text NOT NULL,
	"stock_id" text NOT NULL,
	"pool_id" text,
	"price_tier_id" text,
	"ticket_type_id" text NOT NULL,
	"occurrence_id" text,
	"quantity" integer NOT NULL,
	"unit_minor" integer NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "reservation_line_quantity" CHECK ("reservation_lines"."quantity" > 0 and "reservation_lines"."unit_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"buyer_hash" text NOT NULL,
	"user_id" text,
	"status" text DEFAULT 'held' NOT NULL,
	"request_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"extended_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reservation_status" CHECK ("reservations"."status" in ('held', 'converted', 'released', 'expired')),
	CONSTRAINT "reservation_ended" CHECK (("reservations"."status" = 'held') = ("reservations"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "stocks" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"ticket_type_id" text NOT NULL,
	"occurrence_id" text,
	"pool_id" text,
	"quota" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_not_oversold" CHECK ("stocks"."held" >= 0 and "stocks"."sold" >= 0 and "stocks"."sold" + "stocks"."held" <= "stocks"."quota")
);
--> statement-breakpoint
CREATE TABLE "ticket_type_zones" (
	"ticket_type_id" text NOT NULL,
	"zone_id" text NOT NULL,
	CONSTRAINT "ticket_type_zones_ticket_type_id_zone_id_pk" PRIMARY KEY("ticket_type_id","zone_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_types" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"admission" text DEFAULT 'single' NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"position" integer NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"tax_bps" integer NOT NULL,
	"min_per_order" integer DEFAULT 1 NOT NULL,
	"max_per_order" integer DEFAULT 10 NOT NULL,
	"max_per_customer" integer,
	"sales_start_at" timestamp (3) with time zone,
	"sales_end_at" timestamp (3) with time zone,
	"visibility" text DEFAULT 'public' NOT NULL,
	"per_occurrence" boolean DEFAULT false NOT NULL,
	"max_scans" integer,
	"scan_window_days" integer,
	"valid_until" timestamp (3) with time zone,
	"subscription_days" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ticket_type_kind" CHECK ("ticket_types"."kind" in ('standard', 'vip', 'backstage', 'camping', 'parking', 'combo')),
	CONSTRAINT "ticket_type_admission" CHECK ("ticket_types"."admission" in ('single', 'group', 'subscription')),
	CONSTRAINT "ticket_type_visibility" CHECK ("ticket_types"."visibility" in ('public', 'hidden', 'code')),
	CONSTRAINT "ticket_type_price_natural" CHECK ("ticket_types"."price_minor" >= 0 and "ticket_types"."tax_bps" between 0 and 10000),
	CONSTRAINT "ticket_type_order_limits" CHECK ("ticket_types"."min_per_order" >= 1 and "ticket_types"."max_per_order" between "ticket_types"."min_per_order" and 100),
	CONSTRAINT "ticket_type_scans" CHECK ("ticket_types"."max_scans" >= 1 and "ticket_types"."scan_window_days" >= 1 and "ticket_types"."subscription_days" >= 1),
	CONSTRAINT "ticket_type_subscription" CHECK (("ticket_types"."admission" = 'subscription') = ("ticket_types"."subscription_days" is not null))
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"ticket_type_id" text,
	"occurrence_id" text,
	"quantity" integer NOT NULL,
	"unit_minor" integer,
	"amount_minor" integer NOT NULL,
	"tax_bps" integer,
	CONSTRAINT "order_line_kind" CHECK ("order_lines"."kind" in ('ticket', 'discount', 'fee', 'tax')),
	CONSTRAINT "order_line_ticket" CHECK (("order_lines"."kind" = 'ticket') = ("order_lines"."ticket_type_id" is not null) and "order_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"reservation_id" text NOT NULL,
	"number" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"user_id" text,
	"buyer_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"currency" text NOT NULL,
	"subtotal_minor" integer NOT NULL,
	"discount_minor" integer NOT NULL,
	"fees_minor" integer NOT NULL,
	"tax_minor" integer NOT NULL,
	"total_minor" integer NOT NULL,
	"request_id" text NOT NULL,
	"cancel_reason" text,
	"confirmed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_status" CHECK ("orders"."status" in ('pending', 'confirmed', 'cancelled', 'partially_refunded', 'refunded')),
	CONSTRAINT "order_total_adds_up" CHECK ("orders"."total_minor" = "orders"."subtotal_minor" - "orders"."discount_minor" + "orders"."fees_minor" + "orders"."tax_minor" and "orders"."total_minor" >= 0),
	CONSTRAINT "order_confirmed_at" CHECK (("orders"."status" in ('pending', 'cancelled')) = ("orders"."confirmed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"event_ids" text[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_role" CHECK ("members"."role" in ('owner', 'manager', 'staff', 'cashier', 'security'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"support_email" text NOT NULL,
	"platform_fee_bps" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_fee_is_a_share" CHECK ("organisations"."platform_fee_bps" between 0 and 5000)
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"order_id" text NOT NULL,
	"provider" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"provider_session_id" text,
	"checkout_url" text,
	"provider_payment_id" text,
	"failure_code" text,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_provider" CHECK ("payments"."provider" in ('stripe', 'free')),
	CONSTRAINT "payment_status" CHECK ("payments"."status" in ('pending', 'completed', 'failed', 'partially_refunded', 'refunded')),
	CONSTRAINT "payment_amount_natural" CHECK ("payments"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"provider" text NOT NULL,
	"provider_event_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"order_id" text NOT NULL,
	"provider_payment_id" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"provider_refund_id" text,
	"failure_code" text,
	"completed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_status" CHECK ("refunds"."status" in ('requested', 'completed', 'failed')),
	CONSTRAINT "refund_reason" CHECK ("refunds"."reason" in ('sold_out', 'order_cancelled', 'duplicate_payment', 'amount_mismatch', 'provider')),
	CONSTRAINT "refund_amount_positive" CHECK ("refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"ip" text,
	"request_id" text,
	CONSTRAINT "audit_actor_kind" CHECK ("audit_log"."actor_kind" in ('user', 'guest', 'system', 'provider'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"key" text PRIMARY KEY NOT NULL,
	"org_id" text,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"status" text NOT NULL,
	"provider_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "message_status" CHECK ("messages"."status" in ('sending', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"dispatched_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_consumptions" (
	"outbox_id" text NOT NULL,
	"consumer" text NOT NULL,
	"consumed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_consumptions_outbox_id_consumer_pk" PRIMARY KEY("outbox_id","consumer")
);
--> statement-breakpoint
CREATE TABLE "customer_allowances" (
	"ticket_type_id" text NOT NULL,
	"email" text NOT NULL,
	"taken" integer NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "customer_allowances_ticket_type_id_email_pk" PRIMARY KEY("ticket_type_id","email"),
	CONSTRAINT "customer_limit" CHECK ("customer_allowances"."taken" >= 0 and "customer_allowances"."taken" <= "customer_allowances"."allowed")
);
--> statement-breakpoint
CREATE TABLE "promo_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"promotion_id" text NOT NULL,
	"code" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"max_redemptions" integer,
	"redeemed" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promo_code_not_overspent" CHECK ("promo_codes"."redeemed" >= 0 and "promo_codes"."redeemed" <= "promo_codes"."max_redemptions"),
	CONSTRAINT "promo_code_upper" CHECK ("promo_codes"."code" = upper("promo_codes"."code"))
);
--> statement-breakpoint
CREATE TABLE "promotion_customers" (
	"promotion_id" text NOT NULL,
	"email" text NOT NULL,
	"redeemed" integer NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "promotion_customers_promotion_id_email_pk" PRIMARY KEY("promotion_id","email"),
	CONSTRAINT "promotion_customer_limit" CHECK ("promotion_customers"."redeemed" >= 0 and "promotion_customers"."redeemed" <= "promotion_customers"."allowed")
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"percent_bps" integer,
	"amount_minor" integer,
	"currency" text,
	"buy_quantity" integer,
	"get_quantity" integer,
	"ticket_type_ids" text[],
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"max_per_customer" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_kind" CHECK ("promotions"."kind" in ('percentage', 'fixed', 'buy_x_get_y', 'access')),
	CONSTRAINT "promotion_terms" CHECK (case "promotions"."kind"
        when 'percentage' then "promotions"."percent_bps" between 1 and 10000
        when 'fixed' then "promotions"."amount_minor" > 0 and "promotions"."currency" is not null
        when 'buy_x_get_y' then "promotions"."buy_quantity" >= 1 and "promotions"."get_quantity" >= 1
        else "promotions"."ticket_type_ids" is not null end)
);
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"promotion_id" text NOT NULL,
	"promo_code_id" text NOT NULL,
	"order_id" text NOT NULL,
	"email" text NOT NULL,
	"discount_minor" integer NOT NULL,
	"released_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"event_id" text NOT NULL,
	"occurrence_id" text,
	"ticket_type_id" text NOT NULL,
	"order_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"user_id" text,
	"code" text NOT NULL,
	"holder_name" text NOT NULL,
	"holder_email" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"subscription_ends_at" timestamp (3) with time zone,
	"scan_window_days" integer,
	"max_scans" integer,
	"scan_count" integer DEFAULT 0 NOT NULL,
	"first_scan_at" timestamp (3) with time zone,
	"last_scan_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ticket_status" CHECK ("tickets"."status" in ('active', 'used', 'expired', 'cancelled', 'refunded')),
	CONSTRAINT "ticket_scans_within" CHECK ("tickets"."scan_count" >= 0 and "tickets"."scan_count" <= "tickets"."max_scans")
);
--> statement-breakpoint
ALTER TABLE "artists" ADD CONSTRAINT "artists_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_artist_id_artists_id_fk" FOREIGN KEY ("artist_id") REFERENCES "public"."artists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_scanned_by_users_id_fk" FOREIGN KEY ("scanned_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_tokens" ADD CONSTRAINT "auth_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pools" ADD CONSTRAINT "pools_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pools" ADD CONSTRAINT "pools_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_tiers" ADD CONSTRAINT "price_tiers_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_tiers" ADD CONSTRAINT "price_tiers_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_stock_id_stocks_id_fk" FOREIGN KEY ("stock_id") REFERENCES "public"."stocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_pool_id_pools_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_price_tier_id_price_tiers_id_fk" FOREIGN KEY ("price_tier_id") REFERENCES "public"."price_tiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_pool_id_pools_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_type_zones" ADD CONSTRAINT "ticket_type_zones_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_type_zones" ADD CONSTRAINT "ticket_type_zones_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD CONSTRAINT "ticket_types_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD CONSTRAINT "ticket_types_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_consumptions" ADD CONSTRAINT "outbox_consumptions_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_allowances" ADD CONSTRAINT "customer_allowances_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_codes_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_codes_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_customers" ADD CONSTRAINT "promotion_customers_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_promo_code_id_promo_codes_id_fk" FOREIGN KEY ("promo_code_id") REFERENCES "public"."promo_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "artist_name_once" ON "artists" USING btree ("org_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "event_slug_once" ON "events" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "events_by_org" ON "events" USING btree ("org_id","status");--> statement-breakpoint
CREATE INDEX "events_listed" ON "events" USING btree ("ends_at","id") WHERE "events"."status" in ('published', 'ongoing');--> statement-breakpoint
CREATE INDEX "events_listed_by_start" ON "events" USING btree ("starts_at","id") WHERE "events"."status" in ('published', 'ongoing');--> statement-breakpoint
CREATE INDEX "events_by_search_text" ON "events" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "occurrence_once" ON "occurrences" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE INDEX "occurrences_by_start" ON "occurrences" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "performances_by_event" ON "performances" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE INDEX "performances_by_artist" ON "performances" USING btree ("artist_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_name_once" ON "stages" USING btree ("event_id","name");--> statement-breakpoint
CREATE INDEX "venues_by_org" ON "venues" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "venues_by_city" ON "venues" USING btree (lower("city"));--> statement-breakpoint
CREATE UNIQUE INDEX "zone_name_once" ON "zones" USING btree ("event_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "scan_nonce_once" ON "scans" USING btree ("event_id","nonce");--> statement-breakpoint
CREATE INDEX "scans_by_event" ON "scans" USING btree ("event_id","scanned_at");--> statement-breakpoint
CREATE INDEX "scans_by_ticket" ON "scans" USING btree ("ticket_id","scanned_at") WHERE "scans"."ticket_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "auth_token_secret_once" ON "auth_tokens" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "auth_tokens_by_user" ON "auth_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "auth_tokens_by_expiry" ON "auth_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email_once" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "pools_by_event" ON "pools" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "price_tier_position_once" ON "price_tiers" USING btree ("ticket_type_id","position");--> statement-breakpoint
CREATE INDEX "reservation_lines_by_reservation" ON "reservation_lines" USING btree ("reservation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_request_once" ON "reservations" USING btree ("buyer_hash","request_id");--> statement-breakpoint
CREATE INDEX "reservations_due" ON "reservations" USING btree ("expires_at") WHERE "reservations"."status" = 'held';--> statement-breakpoint
CREATE INDEX "reservations_by_event" ON "reservations" USING btree ("event_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_once_per_occurrence" ON "stocks" USING btree ("ticket_type_id","occurrence_id") WHERE "stocks"."occurrence_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_once_per_type" ON "stocks" USING btree ("ticket_type_id") WHERE "stocks"."occurrence_id" is null;--> statement-breakpoint
CREATE INDEX "stocks_by_event" ON "stocks" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "ticket_types_by_event" ON "ticket_types" USING btree ("event_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "order_line_position_once" ON "order_lines" USING btree ("order_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "order_number_once" ON "orders" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "order_request_once" ON "orders" USING btree ("buyer_hash","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_reservation_once" ON "orders" USING btree ("reservation_id") WHERE "orders"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "orders_by_user" ON "orders" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "orders_by_email" ON "orders" USING btree ("email","created_at");--> statement-breakpoint
CREATE INDEX "orders_by_event" ON "orders" USING btree ("event_id","status","created_at");--> statement-breakpoint
CREATE INDEX "orders_by_org" ON "orders" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "orders_pending" ON "orders" USING btree ("created_at") WHERE "orders"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "members" USING btree ("org_id","user_id");--> statement-breakpoint
CREATE INDEX "members_by_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_slug_once" ON "organisations" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_session_once" ON "payments" USING btree ("provider","provider_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_provider_once" ON "payments" USING btree ("provider","provider_payment_id");--> statement-breakpoint
CREATE INDEX "payments_by_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payments_pending" ON "payments" USING btree ("created_at") WHERE "payments"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "provider_event_once" ON "provider_events" USING btree ("provider","provider_event_id");--> statement-breakpoint
CREATE INDEX "provider_events_open" ON "provider_events" USING btree ("received_at") WHERE "provider_events"."processed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "refund_provider_once" ON "refunds" USING btree ("provider_refund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_automatic_once" ON "refunds" USING btree ("provider_payment_id") WHERE "refunds"."reason" <> 'provider';--> statement-breakpoint
CREATE INDEX "refunds_by_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_by_provider_payment" ON "refunds" USING btree ("provider_payment_id");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("created_at") WHERE "refunds"."status" = 'requested';--> statement-breakpoint
CREATE INDEX "audit_by_org" ON "audit_log" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_log" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "messages_by_recipient" ON "messages" USING btree ("recipient","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_provider_once" ON "messages" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("created_at") WHERE "outbox"."dispatched_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "promo_code_once" ON "promo_codes" USING btree ("org_id","code");--> statement-breakpoint
CREATE INDEX "promotions_by_org" ON "promotions" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "redemption_once" ON "redemptions" USING btree ("order_id","promo_code_id");--> statement-breakpoint
CREATE INDEX "redemptions_by_code" ON "redemptions" USING btree ("promo_code_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_code_once" ON "tickets" USING btree ("event_id","code");--> statement-breakpoint
CREATE INDEX "tickets_by_order" ON "tickets" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "tickets_by_user" ON "tickets" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "tickets_by_event" ON "tickets" USING btree ("event_id","status");--> statement-breakpoint
CREATE INDEX "tickets_by_occurrence" ON "tickets" USING btree ("occurrence_id") WHERE "tickets"."status" = 'active';--> statement-breakpoint
CREATE INDEX "tickets_by_validity" ON "tickets" USING btree ("valid_until") WHERE "tickets"."status" = 'active' and "tickets"."valid_until" is not null;--> statement-breakpoint
CREATE INDEX "tickets_by_subscription" ON "tickets" USING btree ("subscription_ends_at") WHERE "tickets"."status" = 'active' and "tickets"."subscription_ends_at" is not null;--> statement-breakpoint
CREATE INDEX "tickets_by_window" ON "tickets" USING btree ("first_scan_at") WHERE "tickets"."status" = 'active' and "tickets"."scan_window_days" is not null;