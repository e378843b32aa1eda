-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "brand_revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "tenant_territory" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "territory_alias" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "territory_id" UUID,
    "kind" TEXT NOT NULL,
    "former_name" TEXT NOT NULL,
    "present_name" TEXT NOT NULL,
    "former_terms" TEXT[],
    "present_terms" TEXT[],
    "source" TEXT NOT NULL,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "territory_alias_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "page" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "placement" TEXT NOT NULL DEFAULT 'none',
    "order" INTEGER NOT NULL DEFAULT 0,
    "latest" INTEGER NOT NULL DEFAULT 1,
    "published" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "page_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "page_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title_uk" TEXT NOT NULL,
    "body_uk" TEXT NOT NULL,
    "title_en" TEXT NOT NULL DEFAULT '',
    "body_en" TEXT NOT NULL DEFAULT '',
    "restores" INTEGER,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "page_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "document" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title_uk" TEXT NOT NULL,
    "title_en" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "adopted_on" DATE,
    "in_force_from" DATE,
    "url" TEXT,
    "has_file" BOOLEAN NOT NULL DEFAULT false,
    "order" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "document_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "territory_alias_tenant_id_territory_id_idx" ON "territory_alias"("tenant_id", "territory_id");

-- CreateIndex
CREATE UNIQUE INDEX "page_tenant_id_slug_key" ON "page"("tenant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "page_version_tenant_id_page_id_number_key" ON "page_version"("tenant_id", "page_id", "number");

-- AddForeignKey
ALTER TABLE "territory_alias" ADD CONSTRAINT "territory_alias_tenant_id_territory_id_fkey" FOREIGN KEY ("tenant_id", "territory_id") REFERENCES "tenant_territory"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_version" ADD CONSTRAINT "page_version_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "page"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('territory_alias');
CALL viche.protect('page');
CALL viche.protect('page_version', append_only => true);
CALL viche.protect('document');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE territory_alias
  ADD CONSTRAINT territory_alias_kind_known CHECK (kind IN ('street', 'settlement')),
  ADD CONSTRAINT territory_alias_named CHECK (btrim(former_name) <> '' AND btrim(present_name) <> '' AND btrim(source) <> '');
-- One place gets one former name once, however many people enter it at the same time.
CREATE UNIQUE INDEX territory_alias_once ON territory_alias
  (tenant_id, kind, lower(former_name), coalesce(territory_id, '00000000-0000-0000-0000-000000000000')) WHERE ended_at IS NULL;
REVOKE DELETE ON territory_alias FROM viche_app;

ALTER TABLE page
  ADD CONSTRAINT page_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) <= 60),
  ADD CONSTRAINT page_placement_known CHECK (placement IN ('none', 'header', 'footer')),
  ADD CONSTRAINT page_numbers CHECK (latest >= 1 AND published BETWEEN 1 AND latest),
  ADD CONSTRAINT page_published_since CHECK (published IS NULL OR published_at IS NOT NULL);
REVOKE DELETE ON page FROM viche_app;
ALTER TABLE page_version
  ADD CONSTRAINT page_version_titled CHECK (btrim(title_uk) <> ''),
  ADD CONSTRAINT page_version_number CHECK (number >= 1 AND restores BETWEEN 1 AND number - 1),
  ADD CONSTRAINT page_version_small CHECK (octet_length(body_uk) <= 400000 AND octet_length(body_en) <= 400000);

-- People have the address of a page in their letters and bookmarks: once it was published, it stays.
CREATE FUNCTION viche.keep_page_address() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'page_address_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'the address of a page that was published stays';
END
$$;
CREATE TRIGGER page_address_kept BEFORE UPDATE ON page
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL AND (OLD.slug, OLD.published_at) IS DISTINCT FROM (NEW.slug, NEW.published_at))
  EXECUTE FUNCTION viche.keep_page_address();

ALTER TABLE document
  ADD CONSTRAINT document_kind_known
    CHECK (kind IN ('statute', 'regulation', 'privacy-notice', 'processing-agreement', 'decision', 'other')),
  ADD CONSTRAINT document_titled CHECK (btrim(title_uk) <> ''),
  -- A document is a file or a link, and never an empty promise.
  ADD CONSTRAINT document_lies_somewhere CHECK (has_file OR url IS NOT NULL);
REVOKE DELETE ON document FROM viche_app;
