-- The four roles of Viche and what each may reach. Run as a superuser, connected to Viche's own database; runs any number
-- of times. It sets no passwords: give each role its own, from a secret store
-- (`ALTER ROLE viche_app PASSWORD '…'`; the embedded start does this by itself).
--
--   viche_owner  owns the schema; used by migrations only, never by a running host
--   viche_app    web and worker; owns nothing, sees one tenant at a time through row-level security
--   viche_relay  hands outbox rows to the queue after commit; reads four tables across tenants and marks what it relayed
--   viche_queue  owns the queue's tables in a schema of its own; sees no table of Viche

DO $roles$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['viche_owner', 'viche_app', 'viche_relay', 'viche_queue'] LOOP
    -- Two starts at once may both find the role missing: the loser's "already exists" is the wished-for state.
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I', name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT', name);
    -- Bound values (names, identity hashes, petition texts) must not reach the server's log.
    EXECUTE format('ALTER ROLE %I SET log_parameter_max_length = 0', name);
    EXECUTE format('ALTER ROLE %I SET log_parameter_max_length_on_error = 0', name);
  END LOOP;
END
$roles$;

ALTER ROLE viche_queue SET search_path = queue;
ALTER ROLE viche_app SET search_path = public;
ALTER ROLE viche_relay SET search_path = public;
ALTER ROLE viche_owner SET search_path = public;

DO $database$
BEGIN
  EXECUTE format('ALTER DATABASE %I OWNER TO viche_owner', current_database());
  -- PUBLIC may connect and make temporary tables by default, in every new database.
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO viche_app, viche_relay, viche_queue', current_database());
  -- BullMQ inserts many jobs at once through a temporary table.
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO viche_queue', current_database());
END
$database$;

ALTER SCHEMA public OWNER TO viche_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO viche_app, viche_relay;

CREATE SCHEMA IF NOT EXISTS queue AUTHORIZATION viche_queue;
REVOKE ALL ON SCHEMA queue FROM PUBLIC;

-- Search by trigrams within one tenant (an index over tenant_id and text).
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
