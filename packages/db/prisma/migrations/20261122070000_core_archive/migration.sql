-- Names of the migrations that made this database: an archive of a hromada says which tables it fits. No parse at creation: the
-- table is the migration engine's own.
CREATE FUNCTION viche.applied_migrations() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT m.migration_name::text FROM public._prisma_migrations AS m
    WHERE m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL;
END
$$;

-- The site of the council with this EDRPOU code; null when there is none.
CREATE FUNCTION viche.taken_council(edrpou text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.slug FROM public.tenant AS t
  WHERE t.edrpou = $1 AND t.state IN ('sandbox', 'live', 'suspended', 'closing')
$$;
GRANT EXECUTE ON FUNCTION viche.applied_migrations(), viche.taken_council(text) TO viche_app;
