-- Counts of each day of the whole platform or of one hromada, dead jobs too. Takes the place of viche.operator_days, which former
-- processes still ask.
CREATE FUNCTION viche.operator_usage_days(token_hash bytea, since date, of_tenant uuid)
RETURNS TABLE (day date, sign_ins bigint, acts bigint, failed_jobs bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.day, sum(u.sign_ins)::bigint, sum(u.acts)::bigint, sum(u.failed_jobs)::bigint FROM public.tenant_usage AS u
  WHERE u.day >= $2 AND ($3 IS NULL OR u.tenant_ref = $3) AND EXISTS (SELECT FROM viche.operator_of($1))
  GROUP BY u.day ORDER BY u.day DESC
$$;

GRANT EXECUTE ON FUNCTION viche.operator_usage_days(bytea, date, uuid) TO viche_app;
