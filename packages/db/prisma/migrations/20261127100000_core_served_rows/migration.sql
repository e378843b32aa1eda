-- Rows of an append-only table that have served their term may go, by one function and never before `term` is over: what the
-- function may see, as whom it runs, is decided by this policy. A plugin calls it for tables of its own of that kind.
CREATE PROCEDURE viche.serve(target regclass, moment name, term interval)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY served_term ON %s TO viche_owner
    USING (tenant_id = (SELECT viche.tenant()) AND %I < now() - %L::interval)
    WITH CHECK (tenant_id = (SELECT viche.tenant()) AND false)', target, moment, term);
END
$$;

-- Deletes those of the tenant's rows that have served. Which have is the caller's to say; of younger ones it sees none.
CREATE FUNCTION viche.forget_served(target name, ids uuid[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = format('public.%I', target)::regclass AND p.polname = 'served_term') THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'rows of this table serve for good';
  END IF;
  EXECUTE format('DELETE FROM public.%I WHERE tenant_id = $1 AND id = ANY ($2)', target) USING viche.tenant(), ids;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END
$$;
GRANT EXECUTE ON FUNCTION viche.forget_served(name, uuid[]) TO viche_app;

CALL viche.serve('consent', 'at', '3 years');
CALL viche.serve('personal_data_access', 'at', '3 years');
