-- CreateTable
CREATE TABLE "residency_claim" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "sent_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "staff_id" UUID,
    "ground" TEXT,
    "reason" TEXT,
    "expires_at" TIMESTAMPTZ(6),
    "file_until" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "residency_claim_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "residency_check" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "proof_id" UUID NOT NULL,
    "claim_id" UUID,
    "staff_id" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "drawn_at" TIMESTAMPTZ(6) NOT NULL,
    "checked_by" UUID,
    "checked_at" TIMESTAMPTZ(6),
    "words" TEXT,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(6),
    "settlement" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "residency_check_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "residency_claim_tenant_id_participant_id_sent_at_idx" ON "residency_claim"("tenant_id", "participant_id", "sent_at");

-- CreateIndex
CREATE INDEX "residency_claim_tenant_id_state_sent_at_idx" ON "residency_claim"("tenant_id", "state", "sent_at");

-- CreateIndex
CREATE INDEX "residency_check_tenant_id_state_drawn_at_idx" ON "residency_check"("tenant_id", "state", "drawn_at");

-- CreateIndex
CREATE INDEX "residency_check_tenant_id_proof_id_idx" ON "residency_check"("tenant_id", "proof_id");

-- CreateIndex
CREATE INDEX "residency_check_tenant_id_claim_id_idx" ON "residency_check"("tenant_id", "claim_id");

-- AddForeignKey
ALTER TABLE "residency_claim" ADD CONSTRAINT "residency_claim_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residency_check" ADD CONSTRAINT "residency_check_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "residency_proof"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residency_check" ADD CONSTRAINT "residency_check_tenant_id_claim_id_fkey" FOREIGN KEY ("tenant_id", "claim_id") REFERENCES "residency_claim"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('residency_claim');
CALL viche.protect('residency_check');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE residency_claim
  ADD CONSTRAINT residency_claim_state_known CHECK (state IN ('sent', 'confirmed', 'refused', 'withdrawn')),
  ADD CONSTRAINT residency_claim_ended CHECK ((state = 'sent') = (ended_at IS NULL)),
  ADD CONSTRAINT residency_claim_officer CHECK ((state IN ('confirmed', 'refused')) = (staff_id IS NOT NULL)),
  ADD CONSTRAINT residency_claim_refused CHECK ((state = 'refused') = (ground IS NOT NULL)),
  ADD CONSTRAINT residency_claim_reason CHECK (reason IS NULL OR state = 'refused');
-- Two papers of one person at once would be two cases about one fact.
CREATE UNIQUE INDEX residency_claim_one_open ON residency_claim (tenant_id, participant_id) WHERE state = 'sent';
CREATE FUNCTION viche.keep_residency_claim() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'residency_claim_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'who sent which paper is written once, and so is what was decided; words of a refusal may only go';
END
$$;
CREATE TRIGGER residency_claim_kept BEFORE UPDATE ON residency_claim
  FOR EACH ROW WHEN (
    (OLD.participant_id, OLD.kind, OLD.sent_at) IS DISTINCT FROM (NEW.participant_id, NEW.kind, NEW.sent_at)
    OR OLD.state <> 'sent' AND ((OLD.state, OLD.ended_at, OLD.staff_id, OLD.ground, OLD.expires_at)
      IS DISTINCT FROM (NEW.state, NEW.ended_at, NEW.staff_id, NEW.ground, NEW.expires_at)
      OR NEW.reason IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason))
  EXECUTE FUNCTION viche.keep_residency_claim();

ALTER TABLE residency_check
  ADD CONSTRAINT residency_check_state_known CHECK (state IN ('open', 'agreed', 'doubted', 'kept', 'ended')),
  ADD CONSTRAINT residency_check_checked CHECK ((state = 'open') = (checked_at IS NULL)),
  ADD CONSTRAINT residency_check_settled CHECK ((state IN ('kept', 'ended')) = (settled_at IS NOT NULL)),
  -- Threats F11: nobody looks at a confirmation of their own.
  ADD CONSTRAINT residency_check_second CHECK (checked_by <> staff_id AND settled_by <> staff_id);
CREATE FUNCTION viche.keep_residency_check() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'residency_check_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'what was drawn, and what was said of it, is written once; words may only go';
END
$$;
CREATE TRIGGER residency_check_kept BEFORE UPDATE ON residency_check
  FOR EACH ROW WHEN (
    (OLD.proof_id, OLD.claim_id, OLD.staff_id, OLD.document, OLD.drawn_at)
      IS DISTINCT FROM (NEW.proof_id, NEW.claim_id, NEW.staff_id, NEW.document, NEW.drawn_at)
    OR OLD.checked_at IS NOT NULL AND (OLD.checked_by, OLD.checked_at) IS DISTINCT FROM (NEW.checked_by, NEW.checked_at)
    OR OLD.settled_at IS NOT NULL AND (OLD.state, OLD.settled_by, OLD.settled_at) IS DISTINCT FROM (NEW.state, NEW.settled_by, NEW.settled_at)
    OR OLD.checked_at IS NOT NULL AND NEW.words IS NOT NULL AND NEW.words IS DISTINCT FROM OLD.words
    OR OLD.settled_at IS NOT NULL AND NEW.settlement IS NOT NULL AND NEW.settlement IS DISTINCT FROM OLD.settlement)
  EXECUTE FUNCTION viche.keep_residency_check();
-- Not deleted by anybody: what a second officer found stays.
REVOKE DELETE ON residency_claim, residency_check FROM viche_app;
