DROP INDEX "events_listed_by_start";--> statement-breakpoint
DROP INDEX "stock_once_per_occurrence";--> statement-breakpoint
DROP INDEX "stock_once_per_type";--> statement-breakpoint
DROP INDEX "events_listed_at_venue";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "next_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "events" e SET "next_at" = coalesce((SELECT min(o."starts_at") FROM "occurrences" o
  WHERE e."kind" = 'session_series' AND o."event_id" = e."id" AND o."status" = 'scheduled' AND o."ends_at" > now()), e."starts_at");--> statement-breakpoint
-- Every word follows a space, so that short ones are found where they begin a word.
UPDATE "events" SET "search_text" = ' ' || "search_text" WHERE "search_text" <> '';--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "next_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "events_listed_by_next" ON "events" USING btree ("next_at","id") WHERE "events"."status" in ('published', 'ongoing');--> statement-breakpoint
CREATE INDEX "events_to_open" ON "events" USING btree ("admission_opens_at") WHERE "events"."status" = 'published';--> statement-breakpoint
CREATE INDEX "events_listed_at_venue" ON "events" USING btree ("venue_id","next_at") WHERE "events"."status" in ('published', 'ongoing');--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stock_once" UNIQUE NULLS NOT DISTINCT("ticket_type_id","occurrence_id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "event_next_is_its_start" CHECK ("events"."kind" = 'session_series' or "events"."next_at" = "events"."starts_at");