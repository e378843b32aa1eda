-- CreateTable
CREATE TABLE "territory_edition" (
    "edition" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "territory_edition_pkey" PRIMARY KEY ("edition")
);

-- CreateTable
CREATE TABLE "territory" (
    "edition" TEXT NOT NULL,
    "code" CHAR(19) NOT NULL,
    "parent_code" CHAR(19),
    "category" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "norm" TEXT NOT NULL,
    "centre_category" TEXT,
    "centre" TEXT,
    "settlements" INTEGER,

    CONSTRAINT "territory_pkey" PRIMARY KEY ("edition","code")
);

-- CreateTable
CREATE TABLE "tenant_application" (
    "id" UUID NOT NULL,
    "applicant" BYTEA NOT NULL,
    "edrpou" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "content" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "tenant_ref" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_audit_entry" (
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "tenant_ref" UUID NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "platform_audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "platform_audit_entry_tenant_ref_at_idx" ON "platform_audit_entry"("tenant_ref", "at");

-- AddForeignKey
ALTER TABLE "territory" ADD CONSTRAINT "territory_edition_fkey" FOREIGN KEY ("edition") REFERENCES "territory_edition"("edition") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE territory
  ADD CONSTRAINT territory_code_form CHECK (code ~ '^UA[0-9]{17}$'),
  ADD CONSTRAINT territory_category_known CHECK (category IN ('O', 'K', 'P', 'H')),
  ADD CONSTRAINT territory_centre_known CHECK (centre_category IN ('M', 'X', 'C') AND centre IS NOT NULL OR centre_category IS NULL);
GRANT SELECT ON territory, territory_edition TO viche_app;

-- One council has one site: of two openings with one EDRPOU code, the index decides.
CREATE UNIQUE INDEX tenant_edrpou_in_use ON tenant (edrpou) WHERE state IN ('sandbox', 'live', 'suspended', 'closing');

ALTER TABLE tenant_application
  ADD CONSTRAINT tenant_application_state_known CHECK (state IN ('draft', 'opened', 'withdrawn')),
  ADD CONSTRAINT tenant_application_opened CHECK ((state = 'opened') = (tenant_ref IS NOT NULL)),
  ADD CONSTRAINT tenant_application_small CHECK (octet_length(content::text) <= 20000);
-- A person prepares one site of one council at a time, on however many devices.
CREATE UNIQUE INDEX tenant_application_one_draft ON tenant_application (applicant, edrpou) WHERE state = 'draft';

-- The runtime reads and writes applications through these functions alone: whoever has not the applicant's mark finds nothing.
CREATE FUNCTION viche.my_application(applicant bytea, edrpou text)
RETURNS TABLE (id uuid, content jsonb, revision integer, updated_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.content, a.revision, a.updated_at FROM public.tenant_application AS a
  WHERE a.applicant = $1 AND a.edrpou = $2 AND a.state = 'draft'
$$;

-- Keeps a draft. `seen` is the revision that the page showed; no row comes back when another device was faster.
CREATE FUNCTION viche.save_application(id uuid, applicant bytea, edrpou text, organisation text, content jsonb, seen integer)
RETURNS TABLE (revision integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.tenant_application AS a (id, applicant, edrpou, organisation, content)
  SELECT $1, $2, $3, $4, $5
  ON CONFLICT (applicant, edrpou) WHERE state = 'draft' DO UPDATE
    SET content = excluded.content, organisation = excluded.organisation, revision = a.revision + 1, updated_at = now()
    WHERE a.revision = $6
  RETURNING a.revision
$$;

-- Ends a draft with the site that came of it, in the transaction that opens the site.
CREATE FUNCTION viche.end_application(applicant bytea, edrpou text, opened uuid)
RETURNS TABLE (id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET state = 'opened', tenant_ref = $3, updated_at = now()
  WHERE a.applicant = $1 AND a.edrpou = $2 AND a.state = 'draft' RETURNING a.id
$$;

-- Which of these slugs are nobody's no more, and which of these hromadas have a site.
CREATE FUNCTION viche.taken_slugs(slugs text[]) RETURNS TABLE (slug text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.slug FROM public.tenant AS t WHERE t.slug = ANY ($1)
$$;
CREATE FUNCTION viche.taken_territories(codes text[]) RETURNS TABLE (code text, slug text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.code::text, t.slug FROM public.tenant AS t
  WHERE t.code = ANY ($1::bpchar[]) AND t.state IN ('sandbox', 'live', 'suspended', 'closing')
$$;
GRANT EXECUTE ON FUNCTION viche.my_application(bytea, text),
  viche.save_application(uuid, bytea, text, text, jsonb, integer), viche.end_application(bytea, text, uuid),
  viche.taken_slugs(text[]), viche.taken_territories(text[]) TO viche_app;

GRANT INSERT ON platform_audit_entry TO viche_app;
