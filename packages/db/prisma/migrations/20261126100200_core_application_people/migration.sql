-- AlterTable
ALTER TABLE "tenant_application" ADD COLUMN     "people" BYTEA;

-- --- by hand: what Prisma's schema language cannot say ---

-- Whom the applicant will invite is known to a draft alone: the site keeps its own invitations from the opening on.
ALTER TABLE tenant_application
  ADD CONSTRAINT tenant_application_people_draft CHECK (people IS NULL OR state = 'draft');

-- The sealed list of people of a draft.
CREATE FUNCTION viche.application_people(applicant bytea, edrpou text) RETURNS TABLE (application uuid, people bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.people FROM public.tenant_application AS a
  WHERE a.applicant = $1 AND a.edrpou = $2 AND a.state = 'draft'
$$;

-- Keeps the list or, with null, none. No row comes back when another device was faster.
CREATE FUNCTION viche.put_application_people(applicant bytea, edrpou text, people bytea, seen integer) RETURNS TABLE (revision integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET people = $3, revision = a.revision + 1, updated_at = now()
  WHERE a.applicant = $1 AND a.edrpou = $2 AND a.state = 'draft' AND a.revision = $4 RETURNING a.revision
$$;

-- People of drafts that were left so many days ago.
CREATE FUNCTION viche.forget_application_people(days integer) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET people = NULL
  WHERE a.people IS NOT NULL AND a.updated_at < now() - make_interval(days => greatest($1, 1))
$$;

-- As before, and the list goes with the draft.
CREATE OR REPLACE FUNCTION viche.end_application(applicant bytea, edrpou text, opened uuid)
RETURNS TABLE (id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET state = 'opened', tenant_ref = $3, people = NULL, updated_at = now()
  WHERE a.applicant = $1 AND a.edrpou = $2 AND a.state = 'draft' RETURNING a.id
$$;

GRANT EXECUTE ON FUNCTION viche.application_people(bytea, text), viche.put_application_people(bytea, text, bytea, integer),
  viche.forget_application_people(integer) TO viche_app;
