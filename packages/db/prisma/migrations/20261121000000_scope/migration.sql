-- The sealed tenant scope. A setting alone is no wall: one injected expression can change it. Therefore the scope carries a
-- MAC that only viche.enter can make, bound to this backend and this transaction.

CREATE SCHEMA viche;
GRANT USAGE ON SCHEMA viche TO viche_app, viche_relay;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- HMAC(key, m) = sha256(opad || sha256(ipad || m)), with the two padded keys stored ready: PostgreSQL has sha256() built in,
-- HMAC only in an extension. Readable by the owner alone.
CREATE TABLE viche.scope_key (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  ipad bytea NOT NULL CHECK (octet_length(ipad) = 64),
  opad bytea NOT NULL CHECK (octet_length(opad) = 64)
);

-- Enters a tenant for the rest of the transaction. `proof` is hex of HMAC(key, 'enter|tenant|backend pid|minute'); the
-- minutes beside the current one count too, because two clocks are never equal.
CREATE FUNCTION viche.enter(tenant uuid, proof text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  key viche.scope_key;
  given bytea;
  minute bigint := floor(extract(epoch FROM clock_timestamp()) / 60);
  drift integer;
BEGIN
  SELECT * INTO STRICT key FROM viche.scope_key;
  IF proof ~ '^[0-9a-f]{64}$' THEN
    given := decode(proof, 'hex');
    FOREACH drift IN ARRAY ARRAY[0, -1, 1] LOOP
      IF given = sha256(key.opad || sha256(key.ipad || convert_to(
           'enter|' || tenant || '|' || pg_backend_pid() || '|' || (minute + drift), 'UTF8'))) THEN
        PERFORM set_config('viche.scope', tenant || '.' || encode(sha256(key.opad || sha256(key.ipad || convert_to(
          'scope|' || tenant || '|' || pg_backend_pid() || '|' || extract(epoch FROM transaction_timestamp()), 'UTF8'))), 'hex'), true);
        RETURN;
      END IF;
    END LOOP;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'tenant scope refused';
END
$$;
GRANT EXECUTE ON FUNCTION viche.enter(uuid, text) TO viche_app;

-- The tenant of this transaction: null outside a scope, an error when the scope was not made by viche.enter here and now.
-- PARALLEL RESTRICTED: a parallel worker has another pid, so only the leader may verify.
CREATE FUNCTION viche.tenant() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  scope text := current_setting('viche.scope', true);
  tenant text;
  key viche.scope_key;
BEGIN
  IF scope IS NULL OR scope = '' THEN
    RETURN NULL;
  END IF;
  tenant := split_part(scope, '.', 1);
  SELECT * INTO STRICT key FROM viche.scope_key;
  IF split_part(scope, '.', 2) IS DISTINCT FROM encode(sha256(key.opad || sha256(key.ipad || convert_to(
       'scope|' || tenant || '|' || pg_backend_pid() || '|' || extract(epoch FROM transaction_timestamp()), 'UTF8'))), 'hex') THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'tenant scope is forged';
  END IF;
  RETURN tenant::uuid;
END
$$;
GRANT EXECUTE ON FUNCTION viche.tenant() TO viche_app;

-- What every tenant table gets. Append-only tables have no UPDATE and no DELETE.
CREATE PROCEDURE viche.protect(target regclass, append_only boolean DEFAULT false)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant_scope ON %s TO viche_app
    USING (tenant_id = (SELECT viche.tenant())) WITH CHECK (tenant_id = (SELECT viche.tenant()))', target);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, viche_app, viche_relay', target);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO viche_app', target);
  IF NOT append_only THEN
    EXECUTE format('GRANT UPDATE, DELETE ON %s TO viche_app', target);
  END IF;
END
$$;

-- Trigger: refuses every change of `state` that the process named by the trigger's argument does not list.
-- CREATE TRIGGER … BEFORE UPDATE ON … FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
--   EXECUTE FUNCTION viche.check_transition('petitions.petition');
CREATE FUNCTION viche.check_transition() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.state_transition AS allowed
    WHERE allowed.process = TG_ARGV[0] AND allowed.from_state = OLD.state AND allowed.to_state = NEW.state
  ) THEN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'state_transition', TABLE = TG_TABLE_NAME,
      MESSAGE = format('%s: %s does not follow %s', TG_ARGV[0], NEW.state, OLD.state);
  END IF;
  RETURN NEW;
END
$$;
