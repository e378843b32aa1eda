-- AlterTable
ALTER TABLE "petitions_petition_signature" ADD COLUMN     "wants_letters" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "petitions_petition_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "official_name" TEXT NOT NULL,
    "official_post" TEXT NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "approved_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petitions_petition_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_implementation_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "note" TEXT NOT NULL DEFAULT '',
    "done_on" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petitions_implementation_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_appeal_handover" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'prepared',
    "document_number" TEXT,
    "prepared_at" TIMESTAMPTZ(6) NOT NULL,
    "registered_at" TIMESTAMPTZ(6),

    CONSTRAINT "petitions_appeal_handover_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "petitions_petition_answer_tenant_id_petition_id_created_at_idx" ON "petitions_petition_answer"("tenant_id", "petition_id", "created_at");

-- CreateIndex
CREATE INDEX "petitions_implementation_step_tenant_id_petition_id_due_on_idx" ON "petitions_implementation_step"("tenant_id", "petition_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "petitions_appeal_handover_tenant_id_petition_id_key" ON "petitions_appeal_handover"("tenant_id", "petition_id");

-- AddForeignKey
ALTER TABLE "petitions_petition_answer" ADD CONSTRAINT "petitions_petition_answer_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_implementation_step" ADD CONSTRAINT "petitions_implementation_step_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_appeal_handover" ADD CONSTRAINT "petitions_appeal_handover_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_petition_answer');
CALL viche.protect('petitions_implementation_step');
CALL viche.protect('petitions_appeal_handover');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition_answer
  ADD CONSTRAINT petitions_petition_answer_kind_known CHECK (kind IN ('review-announcement', 'answer', 'correction')),
  ADD CONSTRAINT petitions_petition_answer_outcome_known CHECK (outcome IN ('supported', 'partly-supported', 'declined')),
  ADD CONSTRAINT petitions_petition_answer_state_known CHECK (state IN ('draft', 'approved', 'published')),
  ADD CONSTRAINT petitions_petition_answer_whole CHECK (
    (kind = 'review-announcement' OR outcome IS NOT NULL) AND (state <> 'published' OR published_at IS NOT NULL)
    AND (kind <> 'correction' OR reason IS NOT NULL));
-- One answer is on its way at a time, and a petition is answered once; corrections stand beside it.
CREATE UNIQUE INDEX petitions_petition_answer_once ON petitions_petition_answer (tenant_id, petition_id, kind)
  WHERE kind <> 'correction';
REVOKE DELETE ON petitions_petition_answer FROM viche_app;
ALTER TABLE petitions_implementation_step
  ADD CONSTRAINT petitions_implementation_step_state_known CHECK (state IN ('planned', 'in-progress', 'done', 'failed')),
  ADD CONSTRAINT petitions_implementation_step_done CHECK (state <> 'done' OR done_on IS NOT NULL);
REVOKE DELETE ON petitions_implementation_step FROM viche_app;
ALTER TABLE petitions_appeal_handover
  ADD CONSTRAINT petitions_appeal_handover_state_known CHECK (state IN ('prepared', 'registered')),
  ADD CONSTRAINT petitions_appeal_handover_registered CHECK (state <> 'registered' OR document_number IS NOT NULL);
REVOKE DELETE ON petitions_appeal_handover FROM viche_app;

CREATE FUNCTION viche.petitions_keep_answer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_answer_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a published answer is not rewritten';
END
$$;
CREATE TRIGGER petitions_petition_answer_kept BEFORE UPDATE ON petitions_petition_answer
  FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION viche.petitions_keep_answer();

-- What expired before: its authors are owed an answer too. The owner of a table sees its rows only unforced.
ALTER TABLE petitions_petition NO FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_appeal_handover NO FORCE ROW LEVEL SECURITY;
INSERT INTO petitions_appeal_handover (tenant_id, id, petition_id, prepared_at)
  SELECT tenant_id, gen_random_uuid(), id, ended_at FROM petitions_petition WHERE state = 'expired' AND ended_at IS NOT NULL;
ALTER TABLE petitions_appeal_handover FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition FORCE ROW LEVEL SECURITY;
