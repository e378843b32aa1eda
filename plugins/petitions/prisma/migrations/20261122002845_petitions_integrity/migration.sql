-- AlterTable
ALTER TABLE "petitions_petition" ADD COLUMN     "corrected_at" TIMESTAMPTZ(6),
ADD COLUMN     "extended_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "invalidated_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quarantined_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "petitions_petition_revision" ADD COLUMN     "diff_note" TEXT;

-- AlterTable
ALTER TABLE "petitions_petition_signature" ADD COLUMN     "invalidation_id" UUID;

-- AlterTable
ALTER TABLE "petitions_refusal_ground" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "petitions_signature_trace" (
    "tenant_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "mark" BYTEA NOT NULL,

    CONSTRAINT "petitions_signature_trace_pkey" PRIMARY KEY ("tenant_id","signature_id")
);

-- CreateTable
CREATE TABLE "petitions_signature_cluster" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "signals" TEXT[],
    "criteria" JSONB NOT NULL,
    "mark" BYTEA,
    "signatures" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "found_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_signature_cluster_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_signature_invalidation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "criteria" JSONB NOT NULL,
    "mark" BYTEA,
    "dry_run_count" INTEGER NOT NULL,
    "dry_run_of" INTEGER NOT NULL,
    "dry_run_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'drafted',
    "reason" TEXT NOT NULL,
    "public_note" TEXT NOT NULL,
    "signatures" INTEGER NOT NULL DEFAULT 0,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "quarantined_at" TIMESTAMPTZ(6),
    "applied_at" TIMESTAMPTZ(6),
    "reverted_at" TIMESTAMPTZ(6),

    CONSTRAINT "petitions_signature_invalidation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_collection_extension" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "outage_from" TIMESTAMPTZ(6) NOT NULL,
    "outage_to" TIMESTAMPTZ(6) NOT NULL,
    "days" INTEGER NOT NULL,
    "old_until" TIMESTAMPTZ(6) NOT NULL,
    "new_until" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID,
    "extended_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_collection_extension_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "petitions_signature_cluster_tenant_id_petition_id_key_key" ON "petitions_signature_cluster"("tenant_id", "petition_id", "key");

-- CreateIndex
CREATE INDEX "petitions_signature_cluster_tenant_id_petition_id_state_idx" ON "petitions_signature_cluster"("tenant_id", "petition_id", "state");

-- CreateIndex
CREATE INDEX "petitions_signature_invalidation_tenant_id_petition_id_crea_idx" ON "petitions_signature_invalidation"("tenant_id", "petition_id", "created_at");

-- CreateIndex
CREATE INDEX "petitions_collection_extension_tenant_id_petition_id_idx" ON "petitions_collection_extension"("tenant_id", "petition_id");

-- AddForeignKey
ALTER TABLE "petitions_petition_signature" ADD CONSTRAINT "petitions_petition_signature_tenant_id_invalidation_id_fkey" FOREIGN KEY ("tenant_id", "invalidation_id") REFERENCES "petitions_signature_invalidation"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_signature_cluster" ADD CONSTRAINT "petitions_signature_cluster_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_signature_invalidation" ADD CONSTRAINT "petitions_signature_invalidation_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_collection_extension" ADD CONSTRAINT "petitions_collection_extension_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_signature_trace');
CALL viche.protect('petitions_signature_cluster');
CALL viche.protect('petitions_signature_invalidation');
CALL viche.protect('petitions_collection_extension', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition
  ADD CONSTRAINT petitions_petition_review_positive CHECK (quarantined_count >= 0 AND invalidated_count >= 0 AND extended_days >= 0);
-- Nearly every signature stands under no invalidation: those cost nothing here.
CREATE INDEX petitions_petition_signature_under ON petitions_petition_signature (tenant_id, invalidation_id)
  WHERE invalidation_id IS NOT NULL;

-- What a recount or an extension does is decided like what happens to a text.
ALTER TABLE petitions_petition_decision DROP CONSTRAINT petitions_petition_decision_kind_known;
ALTER TABLE petitions_petition_decision
  ADD CONSTRAINT petitions_petition_decision_kind_known
    CHECK (kind IN ('changes-requested', 'refused', 'reopened', 'taken-down', 'name-hidden', 'text-corrected'));

ALTER TABLE petitions_signature_cluster
  ADD CONSTRAINT petitions_signature_cluster_state_known CHECK (state IN ('proposed', 'taken-up', 'dismissed'));
REVOKE DELETE ON petitions_signature_cluster FROM viche_app;

ALTER TABLE petitions_signature_invalidation
  ADD CONSTRAINT petitions_signature_invalidation_state_known CHECK (state IN ('drafted', 'confirmed', 'applied', 'reverted')),
  ADD CONSTRAINT petitions_signature_invalidation_reasoned CHECK (char_length(reason) >= 10 AND char_length(public_note) >= 10);
REVOKE DELETE ON petitions_signature_invalidation FROM viche_app;
CREATE FUNCTION viche.petitions_keep_invalidation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_signature_invalidation_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'what was decided about signatures is not rewritten';
END
$$;
CREATE TRIGGER petitions_signature_invalidation_kept BEFORE UPDATE ON petitions_signature_invalidation
  FOR EACH ROW WHEN (
    OLD.state = 'reverted' OR (OLD.state = 'applied' AND NEW.state <> 'reverted') OR (OLD.state = 'confirmed' AND NEW.state = 'drafted')
    OR (OLD.petition_id, OLD.criteria) IS DISTINCT FROM (NEW.petition_id, NEW.criteria)
    OR (OLD.state <> 'drafted' AND OLD.reason IS DISTINCT FROM NEW.reason))
  EXECUTE FUNCTION viche.petitions_keep_invalidation();

ALTER TABLE petitions_collection_extension
  ADD CONSTRAINT petitions_collection_extension_lengthens CHECK (days > 0 AND new_until > old_until AND outage_to > outage_from);

CREATE FUNCTION viche.petitions_refuse_sweeping() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_signature_invalidation_sweeping', TABLE = TG_TABLE_NAME,
    MESSAGE = 'an invalidation singles signatures out, and never means all of them';
END
$$;
-- Everybody is never meant: one of the conditions that single some out must be there, and some must be left (threats F07).
CREATE TRIGGER petitions_signature_invalidation_sweeping BEFORE INSERT OR UPDATE ON petitions_signature_invalidation
  FOR EACH ROW WHEN (
    NEW.dry_run_count <= 0 OR NEW.dry_run_count >= NEW.dry_run_of
    OR NOT (NEW.criteria ? 'from' AND NEW.criteria ? 'to' OR NEW.criteria ? 'network'))
  EXECUTE FUNCTION viche.petitions_refuse_sweeping();

-- A slip of the pen may be mended after publication, with the former text kept, and by nobody once a stranger has signed it.
CREATE OR REPLACE FUNCTION viche.petitions_keep_published() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (OLD.category_id, OLD.territory_id, OLD.rules, OLD.number, OLD.ref, OLD.published_at)
      IS NOT DISTINCT FROM (NEW.category_id, NEW.territory_id, NEW.rules, NEW.number, NEW.ref, NEW.published_at)
    AND NEW.text_version = OLD.text_version + 1
    AND EXISTS (
      SELECT FROM public.petitions_petition_revision AS kept
      WHERE kept.tenant_id = NEW.tenant_id AND kept.petition_id = NEW.id AND kept.version = NEW.text_version
        AND kept.diff_note IS NOT NULL AND (kept.title, kept.essence, kept.demand) = (NEW.title, NEW.essence, NEW.demand))
    AND NOT EXISTS (
      SELECT FROM public.petitions_petition_signature AS signed
      WHERE signed.tenant_id = NEW.tenant_id AND signed.petition_id = NEW.id AND signed.withdrawn_at IS NULL
        AND (signed.participant_id IS NULL OR signed.participant_id IS DISTINCT FROM NEW.author_id))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_frozen', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a published petition keeps its text, rules and number';
END
$$;

-- The grounds of the law are the law's: a hromada writes its own beside them.
CREATE FUNCTION viche.petitions_keep_ground() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_refusal_ground_of_law', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a ground of the law is not changed here';
END
$$;
CREATE TRIGGER petitions_refusal_ground_of_law BEFORE UPDATE ON petitions_refusal_ground
  FOR EACH ROW WHEN (OLD.kind = 'law' OR NEW.kind = 'law' OR OLD.code IS DISTINCT FROM NEW.code)
  EXECUTE FUNCTION viche.petitions_keep_ground();
