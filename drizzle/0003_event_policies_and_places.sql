ALTER TABLE "events" ADD COLUMN "refund_hours_before" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "refund_fee_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "refund_fee_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "transfer_hours_before" integer DEFAULT 0;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "transfer_fee_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "cancellation_refund_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "cancellation_fee_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "events_listed_at_venue" ON "events" USING btree ("venue_id","ends_at") WHERE "events"."status" in ('published', 'ongoing');--> statement-breakpoint
CREATE INDEX "venues_by_place" ON "venues" USING gist (point("longitude", "latitude"));--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "event_refund_policy" CHECK (case when "events"."refund_hours_before" is null then "events"."refund_fee_bps" = 0 and "events"."refund_fee_minor" = 0
        else "events"."refund_hours_before" between 0 and 8784 and "events"."refund_fee_bps" between 0 and 10000 and "events"."refund_fee_minor" >= 0 end);--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "event_transfer_policy" CHECK (case when "events"."transfer_hours_before" is null then "events"."transfer_fee_minor" = 0
        else "events"."transfer_hours_before" between 0 and 8784 and "events"."transfer_fee_minor" >= 0 end);--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "event_cancellation_policy" CHECK ("events"."cancellation_refund_days" between 1 and 90 and "events"."cancellation_fee_minor" >= 0);