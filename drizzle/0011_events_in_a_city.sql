ALTER TABLE "events" DROP CONSTRAINT "events_venue_id_venues_id_fk";
--> statement-breakpoint
DROP INDEX "venues_by_city";--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venue_city_once" UNIQUE("id","city");--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "city" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "events" e SET "city" = v."city" FROM "venues" v WHERE v."id" = e."venue_id";--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "event_is_in_its_venues_city" FOREIGN KEY ("venue_id","city") REFERENCES "public"."venues"("id","city") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "events_listed_in_city" ON "events" USING btree (lower("city"),"next_at","id") WHERE "events"."status" in ('published', 'ongoing');--> statement-breakpoint
-- Whoever writes an event need not say its city, and cannot say another. A venue that is not there has none: the foreign key refuses it.
CREATE FUNCTION event_takes_its_venues_city() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.city := coalesce((SELECT city FROM venues WHERE id = NEW.venue_id), '');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_takes_its_venues_city BEFORE INSERT OR UPDATE OF venue_id, city ON events
  FOR EACH ROW EXECUTE FUNCTION event_takes_its_venues_city();
