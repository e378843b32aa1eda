-- CreateTable
CREATE TABLE "attachment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "subject_type" TEXT,
    "subject_id" UUID,
    "derived_from_id" UUID,
    "storage_key" TEXT NOT NULL,
    "file_key" BYTEA NOT NULL,
    "sha256" BYTEA NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER,
    "height" INTEGER,
    "visibility" TEXT NOT NULL DEFAULT 'private',
    "scan_state" TEXT NOT NULL DEFAULT 'pending',
    "scanned_at" TIMESTAMPTZ(6),
    "signers" JSONB NOT NULL DEFAULT '[]',
    "published_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "attachment_tenant_id_subject_id_idx" ON "attachment"("tenant_id", "subject_id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_owner_id_created_at_idx" ON "attachment"("tenant_id", "owner_id", "created_at");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_derived_from_id_idx" ON "attachment"("tenant_id", "derived_from_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_tenant_id_storage_key_key" ON "attachment"("tenant_id", "storage_key");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_derived_from_id_fkey" FOREIGN KEY ("tenant_id", "derived_from_id") REFERENCES "attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('attachment');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE attachment
  ADD CONSTRAINT attachment_visibility_known CHECK (visibility IN ('private', 'public')),
  ADD CONSTRAINT attachment_scan_state_known CHECK (scan_state IN ('pending', 'clean', 'rejected')),
  -- Nothing that was not looked at is shown to everybody, and nothing that nobody answers for.
  ADD CONSTRAINT attachment_public_clean CHECK (
    visibility = 'private' OR (scan_state = 'clean' AND subject_id IS NOT NULL AND published_at IS NOT NULL)),
  ADD CONSTRAINT attachment_subject_whole CHECK (subject_id IS NULL OR subject_type IS NOT NULL),
  ADD CONSTRAINT attachment_measured CHECK (bytes > 0 AND octet_length(sha256) >= 32);
CREATE INDEX attachment_waiting ON attachment (tenant_id, created_at) WHERE subject_id IS NULL;

CREATE FUNCTION viche.keep_attachment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
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
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment FOR EACH ROW EXECUTE FUNCTION viche.keep_attachment();
CREATE TRIGGER attachment_not_deleted BEFORE DELETE ON attachment
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION viche.keep_attachment();
