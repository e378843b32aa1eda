-- AlterTable
ALTER TABLE "petitions_petition" ADD COLUMN     "anonymised_at" TIMESTAMPTZ(6),
ADD COLUMN     "former" JSONB,
ADD COLUMN     "former_number" TEXT,
ADD COLUMN     "import_id" UUID,
ADD COLUMN     "imported_from" TEXT,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "paper_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "paper_until" TIMESTAMPTZ(6),
ADD COLUMN     "similar_to_id" UUID;

-- CreateTable
CREATE TABLE "petitions_paper_sheet" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "collected_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "stated" INTEGER NOT NULL,
    "staff_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "close_reason" TEXT,
    "closed_at" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petitions_paper_sheet_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_paper_sheet_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "signature_id" UUID,
    "ground" TEXT,
    "staff_id" UUID,
    "entered_at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),
    "removed_reason" TEXT,

    CONSTRAINT "petitions_paper_sheet_line_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_merge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID,
    "source_agreed_at" TIMESTAMPTZ(6),
    "target_agreed_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),
    "proposed_at" TIMESTAMPTZ(6) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "petitions_petition_merge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_import" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'checked',
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "statuses" JSONB NOT NULL,
    "rows" INTEGER NOT NULL,
    "faulty_rows" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(6),
    "undone_at" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "petitions_petition_import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_import_row" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "former" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "faulty" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "petitions_petition_import_row_pkey" PRIMARY KEY ("tenant_id","import_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "petitions_paper_sheet_tenant_id_petition_id_number_key" ON "petitions_paper_sheet"("tenant_id", "petition_id", "number");

-- CreateIndex
CREATE INDEX "petitions_paper_sheet_line_tenant_id_sheet_id_line_idx" ON "petitions_paper_sheet_line"("tenant_id", "sheet_id", "line");

-- CreateIndex
CREATE INDEX "petitions_paper_sheet_line_tenant_id_signature_id_idx" ON "petitions_paper_sheet_line"("tenant_id", "signature_id");

-- CreateIndex
CREATE INDEX "petitions_petition_merge_tenant_id_source_id_idx" ON "petitions_petition_merge"("tenant_id", "source_id");

-- CreateIndex
CREATE INDEX "petitions_petition_merge_tenant_id_target_id_idx" ON "petitions_petition_merge"("tenant_id", "target_id");

-- CreateIndex
CREATE INDEX "petitions_petition_import_row_tenant_id_import_id_faulty_li_idx" ON "petitions_petition_import_row"("tenant_id", "import_id", "faulty", "line");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_import_id_idx" ON "petitions_petition"("tenant_id", "import_id");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_merged_into_id_idx" ON "petitions_petition"("tenant_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_similar_to_id_idx" ON "petitions_petition"("tenant_id", "similar_to_id");

-- AddForeignKey
ALTER TABLE "petitions_petition" ADD CONSTRAINT "petitions_petition_tenant_id_similar_to_id_fkey" FOREIGN KEY ("tenant_id", "similar_to_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "petitions_petition" ADD CONSTRAINT "petitions_petition_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "petitions_petition" ADD CONSTRAINT "petitions_petition_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "petitions_petition_import"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_paper_sheet" ADD CONSTRAINT "petitions_paper_sheet_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_paper_sheet_line" ADD CONSTRAINT "petitions_paper_sheet_line_tenant_id_sheet_id_fkey" FOREIGN KEY ("tenant_id", "sheet_id") REFERENCES "petitions_paper_sheet"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_paper_sheet_line" ADD CONSTRAINT "petitions_paper_sheet_line_tenant_id_signature_id_fkey" FOREIGN KEY ("tenant_id", "signature_id") REFERENCES "petitions_petition_signature"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_merge" ADD CONSTRAINT "petitions_petition_merge_tenant_id_source_id_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "petitions_petition_merge" ADD CONSTRAINT "petitions_petition_merge_tenant_id_target_id_fkey" FOREIGN KEY ("tenant_id", "target_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "petitions_petition_import_row" ADD CONSTRAINT "petitions_petition_import_row_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "petitions_petition_import"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_paper_sheet');
CALL viche.protect('petitions_paper_sheet_line');
CALL viche.protect('petitions_petition_merge');
CALL viche.protect('petitions_petition_import');
CALL viche.protect('petitions_petition_import_row');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition
  DROP CONSTRAINT petitions_petition_state_known,
  DROP CONSTRAINT petitions_petition_published_whole,
  ADD CONSTRAINT petitions_petition_state_known CHECK (state IN ('draft', 'moderation', 'changes-requested', 'refused',
    'collecting', 'threshold-reached', 'in-review', 'answered', 'expired', 'withdrawn', 'merged', 'taken-down')),
  ADD CONSTRAINT petitions_petition_published_whole CHECK (
    (state NOT IN ('collecting', 'threshold-reached', 'in-review', 'answered', 'expired', 'merged') OR published_at IS NOT NULL)
    AND (published_at IS NULL OR (number IS NOT NULL AND rules IS NOT NULL AND collect_until IS NOT NULL))),
  ADD CONSTRAINT petitions_petition_paper_after_end CHECK (paper_until >= collect_until),
  ADD CONSTRAINT petitions_petition_paper_positive CHECK (paper_count >= 0),
  -- A reader who stands before a merged petition must be led on; nothing leads from a petition to itself.
  ADD CONSTRAINT petitions_petition_merged_somewhere CHECK (state <> 'merged' OR merged_into_id IS NOT NULL),
  ADD CONSTRAINT petitions_petition_not_itself CHECK (merged_into_id <> id AND similar_to_id <> id),
  ADD CONSTRAINT petitions_petition_imported_whole CHECK (
    num_nulls(imported_from, former_number, former, import_id) IN (0, 4));
CREATE UNIQUE INDEX petitions_petition_imported_once ON petitions_petition (tenant_id, imported_from, former_number)
  WHERE import_id IS NOT NULL;
CREATE INDEX petitions_petition_former_number ON petitions_petition (tenant_id, former_number) WHERE import_id IS NOT NULL;

-- AFTER, as all rules of this page that look at a whole row: whose row it is decides first.
-- Nobody here saw the signatures of a former platform, so such a petition may be over and nothing else.
CREATE FUNCTION viche.petitions_imported_is_over() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_imported_over', TABLE = TG_TABLE_NAME,
    MESSAGE = 'an imported petition is answered, expired or taken down';
END
$$;
CREATE TRIGGER petitions_petition_imported_over AFTER INSERT OR UPDATE OF state ON petitions_petition
  FOR EACH ROW WHEN (NEW.import_id IS NOT NULL AND NEW.state NOT IN ('answered', 'expired', 'taken-down'))
  EXECUTE FUNCTION viche.petitions_imported_is_over();

-- What was imported is kept as it came, and may go again as a whole: an undone import leaves no tombstones.
DROP TRIGGER petitions_petition_stays ON petitions_petition;
CREATE TRIGGER petitions_petition_stays BEFORE DELETE ON petitions_petition
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL AND OLD.import_id IS NULL) EXECUTE FUNCTION viche.petitions_keep_published();
CREATE TRIGGER petitions_petition_former_kept BEFORE UPDATE ON petitions_petition
  FOR EACH ROW WHEN ((OLD.imported_from, OLD.former_number, OLD.former, OLD.import_id)
    IS DISTINCT FROM (NEW.imported_from, NEW.former_number, NEW.former, NEW.import_id)
    OR (OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id))
  EXECUTE FUNCTION viche.petitions_keep_published();

ALTER TABLE petitions_paper_sheet
  ADD CONSTRAINT petitions_paper_sheet_state_known CHECK (state IN ('open', 'closed')),
  ADD CONSTRAINT petitions_paper_sheet_closed CHECK (state <> 'closed' OR closed_at IS NOT NULL),
  ADD CONSTRAINT petitions_paper_sheet_stated CHECK (stated BETWEEN 1 AND 500);
REVOKE DELETE ON petitions_paper_sheet FROM viche_app;
ALTER TABLE petitions_paper_sheet_line
  ADD CONSTRAINT petitions_paper_sheet_line_known CHECK (outcome IN ('entered', 'already-signed', 'struck')),
  ADD CONSTRAINT petitions_paper_sheet_line_numbered CHECK (line BETWEEN 1 AND 500);
REVOKE DELETE ON petitions_paper_sheet_line FROM viche_app;
-- A line is filled once; after a removal its place is free again.
CREATE UNIQUE INDEX petitions_paper_sheet_line_once ON petitions_paper_sheet_line (tenant_id, sheet_id, line)
  WHERE removed_reason IS NULL;

CREATE FUNCTION viche.petitions_keep_line() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_paper_sheet_line_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a line of a sheet is removed with a reason, never rewritten';
END
$$;
CREATE TRIGGER petitions_paper_sheet_line_kept BEFORE UPDATE ON petitions_paper_sheet_line
  FOR EACH ROW WHEN (OLD.removed_at IS NOT NULL
    OR (OLD.sheet_id, OLD.line, OLD.outcome, OLD.signature_id, OLD.ground, OLD.entered_at)
      IS DISTINCT FROM (NEW.sheet_id, NEW.line, NEW.outcome, NEW.signature_id, NEW.ground, NEW.entered_at))
  EXECUTE FUNCTION viche.petitions_keep_line();

CREATE FUNCTION viche.petitions_line_is_whole() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_paper_sheet_line_whole', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a line names a signature or a ground, and a removal its reason';
END
$$;
CREATE TRIGGER petitions_paper_sheet_line_whole AFTER INSERT OR UPDATE ON petitions_paper_sheet_line
  FOR EACH ROW WHEN ((NEW.outcome = 'struck') IS DISTINCT FROM (NEW.ground IS NOT NULL)
    OR (NEW.outcome = 'struck') IS DISTINCT FROM (NEW.signature_id IS NULL)
    OR (NEW.removed_at IS NULL) IS DISTINCT FROM (NEW.removed_reason IS NULL))
  EXECUTE FUNCTION viche.petitions_line_is_whole();

-- Kept here and not by commands: whatever takes a signature out of the count (an officer, the fraud desk) moves it too.
CREATE FUNCTION viche.petitions_keep_paper_count() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  before integer := 0;
  after integer := (NEW.standing = 'counted' AND NEW.withdrawn_at IS NULL)::integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    before := (OLD.standing = 'counted' AND OLD.withdrawn_at IS NULL)::integer;
  END IF;
  IF before <> after THEN
    UPDATE public.petitions_petition SET paper_count = paper_count + after - before
      WHERE tenant_id = NEW.tenant_id AND id = NEW.petition_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER petitions_paper_signature_counted AFTER INSERT OR UPDATE OF standing, withdrawn_at ON petitions_petition_signature
  FOR EACH ROW WHEN (NEW.channel = 'paper') EXECUTE FUNCTION viche.petitions_keep_paper_count();

ALTER TABLE petitions_petition_merge
  ADD CONSTRAINT petitions_petition_merge_state_known CHECK (state IN ('merged', 'proposed', 'declined', 'cancelled'));
CREATE FUNCTION viche.petitions_merge_is_whole() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_merge_whole', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a merge needs two petitions, a settled one its moment, a done one both consents';
END
$$;
CREATE TRIGGER petitions_petition_merge_whole AFTER INSERT OR UPDATE ON petitions_petition_merge
  FOR EACH ROW WHEN (NEW.source_id = NEW.target_id
    OR (NEW.state = 'proposed') IS DISTINCT FROM (NEW.settled_at IS NULL)
    OR (NEW.state = 'merged' AND (NEW.source_agreed_at IS NULL OR NEW.target_agreed_at IS NULL))) EXECUTE FUNCTION viche.petitions_merge_is_whole();
-- One wish at a time for a petition that would end by it.
CREATE UNIQUE INDEX petitions_petition_merge_once ON petitions_petition_merge (tenant_id, source_id) WHERE state = 'proposed';
REVOKE DELETE ON petitions_petition_merge FROM viche_app;

ALTER TABLE petitions_petition_import
  ADD CONSTRAINT petitions_petition_import_state_known CHECK (state IN ('checked', 'applying', 'applied', 'undone', 'dropped'));
REVOKE DELETE ON petitions_petition_import FROM viche_app;
