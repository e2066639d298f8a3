DROP INDEX "events_by_org";--> statement-breakpoint
DROP INDEX "orders_by_event";--> statement-breakpoint
DROP INDEX "orders_by_org";--> statement-breakpoint
DROP INDEX "tickets_by_event";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "request_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_by_api_keys_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."api_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_request_once" ON "api_keys" USING btree ("org_id","request_id");--> statement-breakpoint
CREATE INDEX "events_by_org" ON "events" USING btree ("org_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_event" ON "orders" USING btree ("event_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_org" ON "orders" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_by_event" ON "tickets" USING btree ("event_id","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_key_replaced_ends" CHECK ("api_keys"."replaced_by" is null or "api_keys"."expires_at" is not null);