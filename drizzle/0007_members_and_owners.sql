ALTER TABLE "invitations" ADD CONSTRAINT "invitation_owns_all" CHECK ("invitations"."role" <> 'owner' or "invitations"."event_ids" is null);--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "member_owns_all" CHECK ("members"."role" <> 'owner' or "members"."event_ids" is null);
--> statement-breakpoint
-- An organisation that is there has an owner, however many leave at once: they wait for one another at its row.
CREATE FUNCTION organisation_keeps_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM organisations WHERE id = OLD.org_id AND deleted_at IS NULL FOR UPDATE;
  IF FOUND AND NOT EXISTS (SELECT 1 FROM members WHERE org_id = OLD.org_id AND role = 'owner' AND id <> OLD.id) THEN
    RAISE EXCEPTION 'an organisation keeps an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_keeps_an_owner';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organisation_keeps_an_owner BEFORE DELETE OR UPDATE OF role ON members
  FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION organisation_keeps_an_owner();
