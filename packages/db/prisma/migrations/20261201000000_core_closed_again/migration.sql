-- A site that was closed and that an older copy of the database has brought back is closed again (threats K06, K07).

-- As before, and: a site that was closed once closes again at once, by the function below alone. The setting is of no use to others:
-- nobody but the definer functions of the two closings is the owner, and the other one goes by its own conditions.
CREATE OR REPLACE FUNCTION viche.keep_tenant_state() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  problem text;
BEGIN
  IF NEW.trial AND NOT OLD.trial THEN
    problem := 'a site that was open is never a trial again';
  ELSIF OLD.trial AND NOT NEW.trial AND current_user <> 'viche_owner' THEN
    problem := 'a trial is opened with all that was tried in it gone';
  ELSIF OLD.state = 'closed' AND NEW.state <> 'closed' THEN
    problem := 'what is closed stays closed';
  ELSIF NEW.state = 'closed' AND OLD.state <> 'closed' AND (current_user <> 'viche_owner'
    OR (OLD.state <> 'closing' OR OLD.closes_at > now())
      AND current_setting('viche.closes_again', true) IS DISTINCT FROM OLD.id::text) THEN
    problem := 'a site closes on its day, after its notice';
  ELSIF NEW.state = 'closing' AND NOT OLD.trial AND NEW.closes_at < now() + interval '13 days'
    AND (OLD.state <> 'closing' OR NEW.closes_at IS DISTINCT FROM OLD.closes_at) THEN
    problem := 'a site closes two weeks from now at the earliest';
  END IF;
  IF problem IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'tenant_state_kept', TABLE = TG_TABLE_NAME, MESSAGE = problem;
  END IF;
  RETURN NEW;
END
$$;

-- What both closings do with a tenant that may close: its keys are destroyed, its hosts are free, what was asked at its opening goes.
CREATE FUNCTION viche.destroy_tenant(closing uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.tenant AS t
  SET state = 'closed', closed_at = at, pepper = '', data_key = '', contacts = '{}', brand = '{}', statute_url = NULL,
    statute_edition = NULL, closing_reason = NULL, withheld_modules = '{}', config_version = t.config_version + 1
  WHERE t.id = closing;
  INSERT INTO public.closing_certificate (tenant_ref, audit_seq, audit_head)
  SELECT closing, b.seq, encode(b.head, 'hex')
  FROM (VALUES (1)) AS one (row) LEFT JOIN LATERAL (
    SELECT a.seq, a.head FROM public.audit_batch AS a WHERE a.tenant_id = closing ORDER BY a.seq DESC LIMIT 1) AS b ON true;
  PERFORM viche.note_swept('domains', (SELECT count(*) FROM public.tenant_domain AS d WHERE d.tenant_ref = closing));
  DELETE FROM public.tenant_domain AS d WHERE d.tenant_ref = closing;
  -- The letter of a private person who opened the site; its file has no key from now on, and the platform's tidying takes it.
  PERFORM viche.note_swept('mandates', (SELECT count(*) FROM public.application_mandate AS m
    JOIN public.tenant_application AS a ON a.id = m.application_id WHERE a.tenant_ref = closing));
  DELETE FROM public.application_mandate AS m USING public.tenant_application AS a
  WHERE a.id = m.application_id AND a.tenant_ref = closing;
  PERFORM viche.note_swept('applications', (SELECT count(*) FROM public.tenant_application AS a WHERE a.tenant_ref = closing));
  DELETE FROM public.tenant_application AS a WHERE a.tenant_ref = closing;
  DELETE FROM public.tenant_usage AS u WHERE u.tenant_ref = closing;
END
$$;

CREATE OR REPLACE FUNCTION viche.close_tenant() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  closing uuid;
BEGIN
  SELECT t.id INTO closing FROM public.tenant AS t
  WHERE t.id = viche.tenant() AND t.state = 'closing' AND t.closes_at <= now() FOR UPDATE;
  IF closing IS NULL THEN RETURN false; END IF;
  PERFORM viche.destroy_tenant(closing, now());
  RETURN true;
END
$$;

-- Closes the tenant of this transaction as it was closed before, whatever the copy says of it; false where it is closed already.
-- `proof` is hex of HMAC(key, 'close-again|tenant|backend pid|minute'): an injected statement cannot make one, so what it may be talked
-- into stays a notice of two weeks.
CREATE FUNCTION viche.close_again(proof text, was_closed_at timestamptz, notice_since timestamptz, moved text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  returned uuid := viche.tenant();
  key viche.scope_key;
  given bytea;
  minute bigint := floor(extract(epoch FROM clock_timestamp()) / 60);
  drift integer;
  proven boolean := false;
BEGIN
  SELECT * INTO STRICT key FROM viche.scope_key;
  IF proof ~ '^[0-9a-f]{64}$' THEN
    given := decode(proof, 'hex');
    FOREACH drift IN ARRAY ARRAY[0, -1, 1] LOOP
      proven := proven OR given = sha256(key.opad || sha256(key.ipad || convert_to(
        'close-again|' || returned || '|' || pg_backend_pid() || '|' || (minute + drift), 'UTF8')));
    END LOOP;
  END IF;
  IF returned IS NULL OR proven IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'closing again refused';
  END IF;
  PERFORM FROM public.tenant AS t WHERE t.id = returned AND t.state <> 'closed' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('viche.closes_again', returned::text, true);
  PERFORM viche.destroy_tenant(returned, was_closed_at);
  PERFORM set_config('viche.closes_again', '', true);
  UPDATE public.tenant AS t SET closing_since = notice_since, moved_to = moved WHERE t.id = returned;
  RETURN true;
END
$$;

-- What a journal outside the database has to know of every closed tenant. All of it stands on the closed site's page.
CREATE FUNCTION viche.closed_tenants() RETURNS TABLE (id uuid, closed_at timestamptz, closing_since timestamptz, moved_to text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.closed_at, t.closing_since, t.moved_to FROM public.tenant AS t WHERE t.state = 'closed' ORDER BY t.id
$$;

-- As before, but counted from the moment of this closing: a site that was closed again has an older day.
CREATE OR REPLACE FUNCTION viche.finish_sweep() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  target name;
  found_one boolean;
BEGIN
  IF NOT EXISTS (SELECT FROM public.tenant AS t JOIN public.closing_certificate AS c ON c.tenant_ref = t.id
    WHERE t.id = viche.tenant() AND t.state = 'closed' AND c.begun_at < now() - interval '2 minutes') THEN RETURN false; END IF;
  FOR target IN
    SELECT c.relname FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND EXISTS (
      SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE tenant_id = $1)', target) INTO found_one USING viche.tenant();
    IF found_one THEN RETURN false; END IF;
  END LOOP;
  UPDATE public.closing_certificate AS c SET finished_at = now() WHERE c.tenant_ref = viche.tenant() AND c.finished_at IS NULL;
  RETURN true;
END
$$;

GRANT EXECUTE ON FUNCTION viche.close_again(text, timestamptz, timestamptz, text), viche.closed_tenants() TO viche_app;
