-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "opened_at" TIMESTAMPTZ(6),
ADD COLUMN     "trial" BOOLEAN NOT NULL DEFAULT false;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE tenant ADD CONSTRAINT tenant_trial_fits CHECK (
  CASE state WHEN 'sandbox' THEN trial WHEN 'live' THEN NOT trial WHEN 'draft' THEN NOT trial ELSE true END) NOT VALID;

-- Whoever writes in a tenant says so, for as long as the transaction lasts: the opening of a trial site waits for all of them, and
-- nobody begins meanwhile. Readers are not asked. Apart from the lock as before.
CREATE OR REPLACE FUNCTION viche.enter(tenant uuid, proof text) RETURNS void
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
        IF current_setting('transaction_read_only') = 'off' THEN
          PERFORM pg_advisory_xact_lock_shared(hashtextextended('tenant|' || tenant, 0));
        END IF;
        RETURN;
      END IF;
    END LOOP;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'tenant scope refused';
END
$$;

-- Whether this transaction stands in the scope of a trial site: one that was never open to residents.
CREATE FUNCTION viche.is_trial() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.tenant AS t WHERE t.id = viche.tenant() AND t.state = 'sandbox' AND t.trial)
$$;

-- Whether rows of the tenant of this transaction may be deleted as the owner: nothing of it is open to residents.
CREATE FUNCTION viche.may_be_swept() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT viche.is_closed() OR viche.is_trial()
$$;

CREATE OR REPLACE FUNCTION viche.in_sweep() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN current_user = 'viche_owner' THEN viche.may_be_swept() ELSE false END
$$;
GRANT EXECUTE ON FUNCTION viche.is_trial(), viche.may_be_swept() TO viche_app;

CREATE OR REPLACE PROCEDURE viche.open_to_sweep(target regclass)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('DROP POLICY IF EXISTS closed_sweep ON %s', target);
  EXECUTE format('CREATE POLICY closed_sweep ON %s TO viche_owner
    USING (tenant_id = (SELECT viche.tenant()) AND (SELECT viche.may_be_swept()))
    WITH CHECK (tenant_id = (SELECT viche.tenant()) AND (SELECT viche.may_be_swept()))', target);
END
$$;
CREATE PROCEDURE viche.open_all_to_sweep()
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  target regclass;
BEGIN
  FOR target IN
    SELECT c.oid FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND EXISTS (
      SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
    ORDER BY c.relname
  LOOP
    CALL viche.open_to_sweep(target);
  END LOOP;
END
$$;
CALL viche.open_all_to_sweep();
DROP PROCEDURE viche.open_all_to_sweep();

-- As before, and: what residents were once let into is never a trial again, whoever says so, and a trial is opened by the function
-- below alone. A trial has no residents who would need a notice, so it closes at once.
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
  ELSIF NEW.state = 'closed' AND OLD.state <> 'closed'
    AND (current_user <> 'viche_owner' OR OLD.state <> 'closing' OR OLD.closes_at > now()) THEN
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
DROP TRIGGER tenant_state_kept ON tenant;
CREATE TRIGGER tenant_state_kept BEFORE UPDATE ON tenant
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.closes_at IS DISTINCT FROM NEW.closes_at
    OR OLD.trial IS DISTINCT FROM NEW.trial)
  EXECUTE FUNCTION viche.keep_tenant_state();

-- Waits until nobody else writes in the tenant of this transaction, and keeps others out until it ends. True for a trial.
CREATE FUNCTION viche.hold_trial() RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tenant|' || viche.tenant(), 0));
  RETURN viche.is_trial();
END
$$;

-- Deletes rows of the trial of this transaction from one of its tables, `most` at once, all of them for null. Of any other tenant it
-- deletes nothing: it refuses, and no row is seen.
CREATE FUNCTION viche.wipe_table(target name, most integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  IF NOT viche.is_trial() THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'only a trial site is wiped';
  END IF;
  EXECUTE format('DELETE FROM public.%I WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.%I WHERE tenant_id = $1 LIMIT $2))
    AND tenant_id = $1', target, target) USING viche.tenant(), most;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END
$$;

-- Of a table that a trial shares with the site that it becomes it deletes, `most` at once, all of them for null: rows of everybody who
-- does not work here, letters, jobs and requests about what was tried, files but those of `subjects`. `request`, where it is not null, is
-- what two owners agree upon just now.
CREATE FUNCTION viche.wipe_shared(target name, subjects text[], request uuid, most integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  goes text := CASE target
    WHEN 'notification' THEN
      'row.invitation_id IS NULL AND (row.plugin <> ''core'' OR row.participant_id IS NULL OR row.participant_id <> ALL ($2))'
    WHEN 'outbox_job' THEN 'row.plugin <> ''core'' OR row.relayed_at IS NOT NULL'
    WHEN 'four_eyes_request' THEN 'row.id IS DISTINCT FROM $4'
    WHEN 'attachment' THEN 'row.subject_type IS NULL OR row.subject_type <> ALL ($3)'
    WHEN 'person_key_alias' THEN 'NOT EXISTS (SELECT FROM public.participant AS p
      WHERE p.tenant_id = $1 AND p.person_key = row.canonical_key AND p.id = ANY ($2))'
    WHEN 'participant' THEN 'row.id <> ALL ($2)'
    WHEN 'session' THEN 'row.participant_id <> ALL ($2)'
    WHEN 'identity_link' THEN 'row.participant_id <> ALL ($2)'
    WHEN 'passkey' THEN 'row.participant_id <> ALL ($2)'
    WHEN 'letter_choice' THEN 'row.participant_id <> ALL ($2)'
    WHEN 'consent' THEN 'row.participant_id <> ALL ($2)'
  END;
  here uuid := viche.tenant();
  staff uuid[];
  gone bigint;
BEGIN
  IF goes IS NULL OR NOT viche.is_trial() THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'only a trial site is wiped, and of what it shares only what is known';
  END IF;
  staff := ARRAY(SELECT s.participant_id FROM public.staff_member AS s WHERE s.tenant_id = here);
  EXECUTE format('DELETE FROM public.%I WHERE ctid = ANY (ARRAY(SELECT row.ctid FROM public.%I AS row WHERE row.tenant_id = $1 AND (%s) LIMIT $5))
    AND tenant_id = $1', target, target, goes) USING here, staff, subjects, request, most;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END
$$;

-- Opens the trial of this transaction to residents, after it was wiped. False for any other tenant.
CREATE FUNCTION viche.open_trial() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.tenant AS t
  SET state = 'live', trial = false, opened_at = now(), config_version = t.config_version + 1
  WHERE t.id = viche.tenant() AND t.state = 'sandbox' AND t.trial;
  RETURN FOUND;
END
$$;
GRANT EXECUTE ON FUNCTION viche.hold_trial(), viche.wipe_table(name, integer), viche.wipe_shared(name, text[], uuid, integer), viche.open_trial() TO viche_app;

-- A trial keeps an owner too: nobody else could open it. Otherwise as before.
CREATE OR REPLACE FUNCTION viche.keep_an_owner() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  staff uuid;
BEGIN
  IF TG_TABLE_NAME = 'role_assignment' THEN
    staff := OLD.staff_id;
  ELSE
    staff := OLD.id;
    IF NOT EXISTS (
      SELECT FROM public.role_assignment r
      WHERE r.tenant_id = OLD.tenant_id AND r.staff_id = staff AND r.role = 'owner' AND r.module = ''
    ) THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('viche.owners|' || OLD.tenant_id, 0));
  IF EXISTS (SELECT FROM public.tenant t WHERE t.id = OLD.tenant_id AND t.state IN ('sandbox', 'live'))
    AND NOT EXISTS (
      SELECT FROM public.role_assignment r
      JOIN public.staff_member m ON m.tenant_id = r.tenant_id AND m.id = r.staff_id AND m.state = 'active'
      WHERE r.tenant_id = OLD.tenant_id AND r.role = 'owner' AND r.module = '')
    AND EXISTS (
      SELECT FROM public.staff_member m
      JOIN public.participant p ON p.tenant_id = m.tenant_id AND p.id = m.participant_id AND p.state <> 'erased'
      WHERE m.tenant_id = OLD.tenant_id AND m.id = staff)
  THEN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'last_owner', TABLE = TG_TABLE_NAME,
      MESSAGE = 'a hromada that is open keeps an owner';
  END IF;
  RETURN NULL;
END
$$;

-- The platform's public list shows no trials.
CREATE OR REPLACE FUNCTION viche.tenant_directory()
RETURNS TABLE (id uuid, slug text, code text, kind text, official_name text, short_name text, official_name_en text,
  short_name_en text, region text, region_en text, state text, brand jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.slug, t.code::text, t.kind, t.official_name, t.short_name, t.official_name_en, t.short_name_en,
    t.region, t.region_en, t.state, t.brand
  FROM public.tenant AS t WHERE t.state = 'live' ORDER BY t.short_name
$$;

-- As before, and whether what has taken the hromada is a trial.
DROP FUNCTION viche.taken_territories(text[]);
CREATE FUNCTION viche.taken_territories(codes text[]) RETURNS TABLE (code text, slug text, trial boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.code::text, t.slug, t.trial FROM public.tenant AS t
  WHERE t.code = ANY ($1::bpchar[]) AND t.state IN ('sandbox', 'live', 'suspended', 'closing')
$$;
GRANT EXECUTE ON FUNCTION viche.taken_territories(text[]) TO viche_app;

-- As before, but for the sweep: postings of what goes are rows of a table that goes too, at once and not word by word.
CREATE OR REPLACE FUNCTION viche.keep_postings() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kind text := TG_ARGV[0];
  was text[] := '{}';
  now_is text[] := '{}';
BEGIN
  IF TG_OP = 'DELETE' AND viche.in_sweep() THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' AND OLD.state = ANY (TG_ARGV[1:]) THEN was := string_to_array(OLD.norm, ' '); END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = ANY (TG_ARGV[1:]) THEN now_is := string_to_array(NEW.norm, ' '); END IF;
  IF was = now_is THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public.search_posting AS posting
    USING (
      SELECT split_part(token, ':', 1) AS term, split_part(token, ':', 2)::smallint AS weight
      FROM unnest(was) AS token WHERE token ~ '^[^:]+:[0-9]{1,3}$' AND token <> ALL (now_is)
    ) AS gone
    WHERE posting.tenant_id = OLD.tenant_id AND posting.subject_type = kind AND posting.term = gone.term
      AND posting.subject_id = OLD.id AND posting.weight = gone.weight;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    -- Before the postings: a term that nobody wrote before is one without any.
    INSERT INTO public.search_gram (tenant_id, subject_type, gram, term)
    SELECT NEW.tenant_id, kind, substr(' ' || fresh.term || ' ', place, 3), fresh.term
    FROM (
      SELECT split_part(token, ':', 1) AS term FROM unnest(now_is) AS token
      WHERE token ~ '^[^:0-9]{4,20}:[0-9]{1,3}$' AND token <> ALL (was)
    ) AS fresh, generate_series(1, char_length(fresh.term)) AS place
    -- Not NOT EXISTS: as an anti-join it would be planned once for all, by reading the whole table.
    WHERE (SELECT true FROM public.search_posting AS known
      WHERE known.tenant_id = NEW.tenant_id AND known.subject_type = kind AND known.term = fresh.term LIMIT 1) IS NULL
    -- In one order: two texts with the same new words, published at once, would wait for each other.
    ORDER BY fresh.term, place
    ON CONFLICT DO NOTHING;
    INSERT INTO public.search_posting (tenant_id, subject_type, term, subject_id, weight)
    SELECT NEW.tenant_id, kind, split_part(token, ':', 1), NEW.id, split_part(token, ':', 2)::smallint
    FROM unnest(now_is) AS token WHERE token ~ '^[^:]+:[0-9]{1,3}$' AND token <> ALL (was)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
