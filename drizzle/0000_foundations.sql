CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pgcrypto;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The same ids that src/lib/ids.ts makes, for rows that a statement makes by itself.
CREATE FUNCTION new_id(prefix text) RETURNS text LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN prefix || '_' || replace(uuidv7()::text, '-', '');
--> statement-breakpoint
-- Six characters of an alphabet without 0, 1, I and O: 32^6 codes, unique per event by constraint.
CREATE FUNCTION new_ticket_code() RETURNS text LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN (
    SELECT 'TKT-' || string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', (get_byte(bytes, place) & 31) + 1, 1), '')
    FROM (SELECT gen_random_bytes(6) AS bytes) AS drawn, generate_series(0, 5) AS place
  );
