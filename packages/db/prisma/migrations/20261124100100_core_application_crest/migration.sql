-- AlterTable
ALTER TABLE "tenant_application" ADD COLUMN     "crest_file_key" BYTEA,
ADD COLUMN     "crest_storage_key" TEXT;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE tenant_application
  ADD CONSTRAINT tenant_application_crest_whole CHECK ((crest_storage_key IS NULL) = (crest_file_key IS NULL));

-- The crest of a draft, as it was drawn anew: for the preview, and for the site when it opens.
CREATE FUNCTION viche.application_crest(applicant bytea, edrpou text)
RETURNS TABLE (application uuid, file text, file_key bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.crest_storage_key, a.crest_file_key FROM public.tenant_application AS a
  WHERE a.applicant = $1 AND a.edrpou = $2 AND a.state = 'draft'
$$;

-- Keeps a crest or, with nulls, none. Answers where the former one lies.
CREATE FUNCTION viche.put_application_crest(applicant bytea, edrpou text, file text, file_key bytea)
RETURNS TABLE (application uuid, former text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET crest_storage_key = $3, crest_file_key = $4, updated_at = now()
  FROM (SELECT o.id, o.crest_storage_key FROM public.tenant_application AS o
    WHERE o.applicant = $1 AND o.edrpou = $2 AND o.state = 'draft' FOR UPDATE) AS was
  WHERE a.id = was.id RETURNING a.id, was.crest_storage_key
$$;

-- Crests of drafts that were left so many days ago; whoever comes back sends another.
CREATE FUNCTION viche.forget_application_crests(days integer) RETURNS TABLE (file text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET crest_storage_key = NULL, crest_file_key = NULL
  FROM (SELECT o.id, o.crest_storage_key FROM public.tenant_application AS o
    WHERE o.crest_storage_key IS NOT NULL AND o.updated_at < now() - make_interval(days => greatest($1, 1)) FOR UPDATE) AS was
  WHERE a.id = was.id RETURNING was.crest_storage_key
$$;

-- Which of these files of the platform some row still names.
CREATE FUNCTION viche.known_platform_files(keys text[]) RETURNS TABLE (file text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.storage_key FROM public.application_mandate AS m WHERE m.storage_key = ANY ($1)
  UNION ALL SELECT a.crest_storage_key FROM public.tenant_application AS a WHERE a.crest_storage_key = ANY ($1)
$$;

GRANT EXECUTE ON FUNCTION viche.application_crest(bytea, text), viche.put_application_crest(bytea, text, text, bytea),
  viche.forget_application_crests(integer), viche.known_platform_files(text[]) TO viche_app;
