-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "closed_at" TIMESTAMPTZ(6),
ADD COLUMN     "closes_at" TIMESTAMPTZ(6),
ADD COLUMN     "closing_reason" TEXT,
ADD COLUMN     "closing_since" TIMESTAMPTZ(6),
ADD COLUMN     "moved_to" TEXT,
ADD COLUMN     "without_archive" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "closing_certificate" (
    "tenant_ref" UUID NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "audit_head" TEXT,
    "audit_seq" INTEGER,
    "begun_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "closing_certificate_pkey" PRIMARY KEY ("tenant_ref")
);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE tenant
  ADD CONSTRAINT tenant_closing_days CHECK (state <> 'closing' OR closing_since IS NOT NULL AND closes_at IS NOT NULL) NOT VALID,
  ADD CONSTRAINT tenant_closed_keyless CHECK (
    CASE state WHEN 'closed' THEN octet_length(pepper) = 0 AND octet_length(data_key) = 0 AND closed_at IS NOT NULL
    ELSE octet_length(pepper) > 0 AND octet_length(data_key) > 0 END) NOT VALID;

-- Whether this transaction stands in the scope of a tenant that is closed. Nothing but viche.close_tenant makes one.
CREATE FUNCTION viche.is_closed() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.tenant AS t WHERE t.id = viche.tenant() AND t.state = 'closed')
$$;

-- Whether a row is deleted by the sweep of a closed tenant: for triggers that keep rows otherwise. The runtime owns nothing, so it is
-- never the owner; only within the definer function of the sweep is a statement the owner's.
CREATE FUNCTION viche.in_sweep() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN current_user = 'viche_owner' THEN viche.is_closed() ELSE false END
$$;
GRANT EXECUTE ON FUNCTION viche.is_closed(), viche.in_sweep() TO viche_app;

-- As before, and open to the sweep: row-level security is forced upon the owner too, who sees rows of a closed tenant alone.
CREATE OR REPLACE PROCEDURE viche.protect(target regclass, append_only boolean DEFAULT false)
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
  CALL viche.open_to_sweep(target);
END
$$;
CREATE PROCEDURE viche.open_to_sweep(target regclass)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY closed_sweep ON %s TO viche_owner
    USING (tenant_id = (SELECT viche.tenant()) AND (SELECT viche.is_closed()))
    WITH CHECK (tenant_id = (SELECT viche.tenant()) AND (SELECT viche.is_closed()))', target);
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

-- What the runtime can be talked into by an injected statement must leave the hromada its time: a site closes after a notice that
-- everybody can read, on its day by the database's clock, and by the function below alone.
CREATE FUNCTION viche.keep_tenant_state() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  problem text;
BEGIN
  IF OLD.state = 'closed' AND NEW.state <> 'closed' THEN
    problem := 'what is closed stays closed';
  ELSIF NEW.state = 'closed' AND OLD.state <> 'closed'
    AND (current_user <> 'viche_owner' OR OLD.state <> 'closing' OR OLD.closes_at > now()) THEN
    problem := 'a site closes on its day, after its notice';
  ELSIF NEW.state = 'closing' AND NEW.closes_at < now() + interval '13 days'
    AND (OLD.state <> 'closing' OR NEW.closes_at IS DISTINCT FROM OLD.closes_at) THEN
    problem := 'a site closes two weeks from now at the earliest';
  END IF;
  IF problem IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'tenant_state_kept', TABLE = TG_TABLE_NAME, MESSAGE = problem;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER tenant_state_kept BEFORE UPDATE ON tenant
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.closes_at IS DISTINCT FROM NEW.closes_at)
  EXECUTE FUNCTION viche.keep_tenant_state();

-- Rows that stay for ever go with a tenant that is closed.
CREATE OR REPLACE FUNCTION viche.keep_attachment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND viche.in_sweep() THEN RETURN OLD; END IF;
  IF TG_OP = 'DELETE' OR OLD.published_at IS NOT NULL
    AND to_jsonb(NEW) - ARRAY['owner_id', 'visibility'] <> to_jsonb(OLD) - ARRAY['owner_id', 'visibility']
    OR ROW(NEW.storage_key, NEW.file_key, NEW.sha256, NEW.media_type, NEW.bytes, NEW.file_name, NEW.signers)
      IS DISTINCT FROM ROW(OLD.storage_key, OLD.file_key, OLD.sha256, OLD.media_type, OLD.bytes, OLD.file_name, OLD.signers)
  THEN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'attachment_kept', TABLE = TG_TABLE_NAME,
      MESSAGE = 'a file that was public is kept as it was';
  END IF;
  RETURN NEW;
END
$$;

-- Tenants whose day has come, and those whose sweep is not over.
CREATE FUNCTION viche.tenants_to_close() RETURNS TABLE (id uuid, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.state FROM public.tenant AS t WHERE t.state = 'closing' AND t.closes_at <= now()
  UNION ALL
  SELECT t.id, t.state FROM public.tenant AS t JOIN public.closing_certificate AS c ON c.tenant_ref = t.id
  WHERE t.state = 'closed' AND c.finished_at IS NULL ORDER BY 1
$$;

-- Closes the tenant of this transaction for ever: its keys are destroyed, its hosts are free, what was asked at its opening goes.
-- False when its day has not come.
CREATE FUNCTION viche.close_tenant() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  closing uuid;
BEGIN
  SELECT t.id INTO closing FROM public.tenant AS t
  WHERE t.id = viche.tenant() AND t.state = 'closing' AND t.closes_at <= now() FOR UPDATE;
  IF closing IS NULL THEN RETURN false; END IF;
  UPDATE public.tenant AS t
  SET state = 'closed', closed_at = now(), pepper = '', data_key = '', contacts = '{}', brand = '{}', statute_url = NULL,
    statute_edition = NULL, closing_reason = NULL, withheld_modules = '{}', config_version = t.config_version + 1
  WHERE t.id = closing;
  INSERT INTO public.closing_certificate (tenant_ref, audit_seq, audit_head)
  SELECT closing, b.seq, encode(b.head, 'hex')
  FROM (VALUES (1)) AS one (row) LEFT JOIN LATERAL (
    SELECT a.seq, a.head FROM public.audit_batch AS a WHERE a.tenant_id = closing ORDER BY a.seq DESC LIMIT 1) AS b ON true;
  PERFORM viche.note_swept('domains', (SELECT count(*) FROM public.tenant_domain AS d WHERE d.tenant_ref = closing));
  DELETE FROM public.tenant_domain AS d WHERE d.tenant_ref = closing;
  PERFORM viche.note_swept('applications', (SELECT count(*) FROM public.tenant_application AS a WHERE a.tenant_ref = closing));
  DELETE FROM public.tenant_application AS a WHERE a.tenant_ref = closing;
  DELETE FROM public.tenant_usage AS u WHERE u.tenant_ref = closing;
  RETURN true;
END
$$;

-- Adds to the certificate of the closed tenant of this transaction, until it is finished.
CREATE FUNCTION viche.note_swept(kind text, amount bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.closing_certificate AS c
  SET counts = jsonb_set(c.counts, ARRAY[$1], to_jsonb(coalesce((c.counts ->> $1)::bigint, 0) + $2))
  WHERE c.tenant_ref = viche.tenant() AND c.finished_at IS NULL AND $2 > 0 AND viche.is_closed()
$$;

-- Deletes rows of the closed tenant of this transaction from one of its tables, `most` at once, all of them for null, and counts
-- them in the certificate. Of any other tenant it deletes nothing: no row is seen.
CREATE FUNCTION viche.sweep_table(target name, most integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  IF NOT viche.is_closed() THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'only a tenant that is closed is swept';
  END IF;
  EXECUTE format('DELETE FROM public.%I WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.%I WHERE tenant_id = $1 LIMIT $2))
    AND tenant_id = $1', target, target) USING viche.tenant(), most;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM viche.note_swept('table ' || target, gone);
  RETURN gone;
END
$$;

-- Finishes the certificate when nothing is left in any table. Not before everybody who began while the site was open has ended:
-- false until then, and where something is left.
CREATE FUNCTION viche.finish_sweep() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  target name;
  found_one boolean;
BEGIN
  IF NOT EXISTS (SELECT FROM public.tenant AS t
    WHERE t.id = viche.tenant() AND t.state = 'closed' AND t.closed_at < now() - interval '2 minutes') THEN RETURN false; END IF;
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

-- What everybody may read of a closed site: its name, its days and what was deleted, in numbers.
CREATE FUNCTION viche.closed_site(tenant uuid)
RETURNS TABLE (id uuid, slug text, code text, official_name text, official_name_en text, opened_at timestamptz,
  closing_since timestamptz, closed_at timestamptz, finished_at timestamptz, moved_to text, without_archive boolean, counts jsonb,
  audit_head text, audit_seq integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.slug, t.code::text, t.official_name, t.official_name_en, t.created_at, t.closing_since, t.closed_at, c.finished_at,
    t.moved_to, t.without_archive, c.counts, c.audit_head, c.audit_seq
  FROM public.tenant AS t JOIN public.closing_certificate AS c ON c.tenant_ref = t.id WHERE t.id = $1 AND t.state = 'closed'
$$;
GRANT EXECUTE ON FUNCTION viche.tenants_to_close(), viche.close_tenant(), viche.note_swept(text, bigint),
  viche.sweep_table(name, integer), viche.finish_sweep(), viche.closed_site(uuid) TO viche_app;
