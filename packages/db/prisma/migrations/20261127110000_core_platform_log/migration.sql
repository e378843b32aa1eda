-- CreateTable
CREATE TABLE "platform_audit_pending" (
    "entry_id" UUID NOT NULL,

    CONSTRAINT "platform_audit_pending_pkey" PRIMARY KEY ("entry_id")
);

-- What was written before is sealed from now on.
INSERT INTO platform_audit_pending (entry_id) SELECT id FROM platform_audit_entry;

-- A row of the platform's log comes with the mark that it waits for its seal, or not at all.
REVOKE INSERT ON platform_audit_entry FROM viche_app;
CREATE FUNCTION viche.note_platform_act(id uuid, action text, tenant uuid, operator uuid, detail jsonb, reason text, request_id text)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH entry AS (
    INSERT INTO public.platform_audit_entry AS e (id, action, tenant_ref, operator_ref, detail, reason, request_id, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, now()) RETURNING e.id)
  INSERT INTO public.platform_audit_pending (entry_id) SELECT entry.id FROM entry
$$;

-- The platform's log is sealed as a log of its own, under an id that is no hromada's: its rows are copied there.
CREATE FUNCTION viche.platform_log() RETURNS uuid
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT '00000000-0000-7000-8000-000000000001'::uuid
$$;

-- Rows that wait, for the copy in the same transaction. Only in the scope of that log; two who ask at once take different rows.
CREATE FUNCTION viche.take_platform_entries(most integer)
RETURNS TABLE (id uuid, action text, tenant_ref uuid, operator_ref uuid, detail jsonb, reason text, request_id text, at timestamptz)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH waiting AS (
    SELECT p.entry_id FROM public.platform_audit_pending AS p JOIN public.platform_audit_entry AS e ON e.id = p.entry_id
    WHERE viche.tenant() = viche.platform_log() ORDER BY p.entry_id LIMIT $1 FOR UPDATE OF p SKIP LOCKED),
  taken AS (
    DELETE FROM public.platform_audit_pending AS p USING waiting AS w WHERE p.entry_id = w.entry_id RETURNING p.entry_id)
  SELECT e.id, e.action, e.tenant_ref, e.operator_ref, e.detail, e.reason, e.request_id, e.at
  FROM taken JOIN public.platform_audit_entry AS e ON e.id = taken.entry_id
$$;

-- The log as it stands, to be compared with its copy; `action` is null where a row waits and is gone. In the scope of that log, and
-- for whoever sees everything anyway.
CREATE FUNCTION viche.platform_entries()
RETURNS TABLE (id uuid, waiting boolean, action text, tenant_ref uuid, operator_ref uuid, detail jsonb, reason text, request_id text,
  at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(e.id, p.entry_id), p.entry_id IS NOT NULL, e.action, e.tenant_ref, e.operator_ref, e.detail, e.reason, e.request_id, e.at
  FROM public.platform_audit_entry AS e FULL JOIN public.platform_audit_pending AS p ON p.entry_id = e.id
  WHERE viche.tenant() = viche.platform_log() OR pg_has_role(session_user, 'pg_read_all_data', 'member')
$$;
GRANT EXECUTE ON FUNCTION viche.note_platform_act(uuid, text, uuid, uuid, jsonb, text, text), viche.platform_log(),
  viche.take_platform_entries(integer), viche.platform_entries() TO viche_app;
