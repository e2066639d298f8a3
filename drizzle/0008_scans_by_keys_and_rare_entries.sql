ALTER TABLE "scans" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_key_id_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."api_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_by_action" ON "audit_log" USING btree ("org_id","action","at");--> statement-breakpoint
CREATE INDEX "audit_by_kind" ON "audit_log" USING btree ("org_id","actor_kind","at");--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scan_made_by_one" CHECK (num_nonnulls("scans"."scanned_by", "scans"."device_id", "scans"."key_id") <= 1);--> statement-breakpoint
-- Of whom keys have let in so far, the log knows which key it was.
UPDATE scans SET key_id = k.id FROM audit_log a JOIN api_keys k ON k.id = a.actor_id
  WHERE a.actor_kind = 'key' AND a.action = 'ticket.admitted' AND a.subject_id = scans.ticket_id AND a.at = scans.scanned_at AND scans.result = 'admitted';
