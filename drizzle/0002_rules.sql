-- Two performances never overlap on one stage; one may begin as the other ends.
ALTER TABLE performances ADD CONSTRAINT performance_alone_on_stage
  EXCLUDE USING gist (stage_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A stock, its type and its occurrence belong to one event, whoever writes the row.
CREATE FUNCTION stock_is_of_one_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ticket_types WHERE id = NEW.ticket_type_id AND event_id = NEW.event_id AND org_id = NEW.org_id)
    OR (NEW.occurrence_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM occurrences WHERE id = NEW.occurrence_id AND event_id = NEW.event_id))
    OR (NEW.pool_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pools WHERE id = NEW.pool_id AND event_id = NEW.event_id))
  THEN RAISE EXCEPTION 'stock mixes events' USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_is_of_one_event';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_is_of_one_event BEFORE INSERT OR UPDATE OF event_id, org_id, ticket_type_id, occurrence_id, pool_id ON stocks
  FOR EACH ROW EXECUTE FUNCTION stock_is_of_one_event();
--> statement-breakpoint
-- What an order may become, whoever writes it: ORDER_FLOW of src/domains/orders/model.ts, compared with it by a test.
CREATE FUNCTION order_status_flows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) NOT IN (
    ('pending', 'confirmed'), ('pending', 'cancelled'), ('cancelled', 'confirmed'),
    ('confirmed', 'partially_refunded'), ('confirmed', 'refunded'), ('partially_refunded', 'refunded')
  ) THEN
    RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'order_status_flows';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_status_flows BEFORE UPDATE OF status ON orders
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION order_status_flows();
