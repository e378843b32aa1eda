-- AlterTable
ALTER TABLE "residency_proof" ADD COLUMN     "document" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'claim',
ADD COLUMN     "staff_id" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "assisted_id" UUID;

-- CreateTable
CREATE TABLE "resident_list" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'loading',
    "staff_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "faulty" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "touched_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "resident_list_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "resident_list_entry" (
    "tenant_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "person_key" BYTEA NOT NULL,

    CONSTRAINT "resident_list_entry_pkey" PRIMARY KEY ("tenant_id","list_id","person_key")
);

-- CreateTable
CREATE TABLE "assisted_session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "participant_id" UUID,
    "document" TEXT NOT NULL,
    "code_hash" BYTEA,
    "code_expires_at" TIMESTAMPTZ(6) NOT NULL,
    "idle_minutes" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "opened_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_by" TEXT,

    CONSTRAINT "assisted_session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "assisted_act" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assisted_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "assisted_act_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "resident_list_tenant_id_state_created_at_idx" ON "resident_list"("tenant_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "assisted_session_tenant_id_staff_id_started_at_idx" ON "assisted_session"("tenant_id", "staff_id", "started_at");

-- CreateIndex
CREATE INDEX "assisted_session_tenant_id_participant_id_idx" ON "assisted_session"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "assisted_session_tenant_id_code_hash_key" ON "assisted_session"("tenant_id", "code_hash");

-- CreateIndex
CREATE INDEX "assisted_act_tenant_id_assisted_id_at_idx" ON "assisted_act"("tenant_id", "assisted_id", "at");

-- AddForeignKey
ALTER TABLE "resident_list_entry" ADD CONSTRAINT "resident_list_entry_tenant_id_list_id_fkey" FOREIGN KEY ("tenant_id", "list_id") REFERENCES "resident_list"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assisted_act" ADD CONSTRAINT "assisted_act_tenant_id_assisted_id_fkey" FOREIGN KEY ("tenant_id", "assisted_id") REFERENCES "assisted_session"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('resident_list');
CALL viche.protect('resident_list_entry');
CALL viche.protect('assisted_session');
CALL viche.protect('assisted_act', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE residency_proof
  ADD CONSTRAINT residency_proof_source_known CHECK (source IN ('claim', 'register', 'officer')),
  ADD CONSTRAINT residency_proof_officer CHECK (source <> 'officer' OR (staff_id IS NOT NULL AND document IS NOT NULL));
-- What an e-ID says must not end what an officer saw: each source keeps its own proof.
DROP INDEX residency_proof_one_valid;
CREATE UNIQUE INDEX residency_proof_one_valid ON residency_proof (tenant_id, participant_id, basis, source) WHERE state = 'valid';
CREATE INDEX residency_proof_of_officer ON residency_proof (tenant_id, staff_id, checked_at) WHERE staff_id IS NOT NULL;

ALTER TABLE resident_list
  ADD CONSTRAINT resident_list_mode_known CHECK (mode IN ('replace', 'add')),
  ADD CONSTRAINT resident_list_state_known CHECK (state IN ('loading', 'ready', 'replaced', 'broken')),
  ADD CONSTRAINT resident_list_ended CHECK ((state = 'loading') = (ended_at IS NULL));
-- Two who send registers at once would count each other's rows.
CREATE UNIQUE INDEX resident_list_one_loading ON resident_list (tenant_id) WHERE state = 'loading';
-- A row is written, asked for and taken away; what it says is never another.
REVOKE UPDATE ON resident_list_entry FROM viche_app;

ALTER TABLE assisted_session
  ADD CONSTRAINT assisted_session_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  ADD CONSTRAINT assisted_session_ended_by_known CHECK (ended_by IN ('resident', 'officer')),
  ADD CONSTRAINT assisted_session_opened_once CHECK (opened_at IS NULL OR code_hash IS NULL);
CREATE FUNCTION viche.keep_assisted_session() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'assisted_session_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'who serves whom is written once, and a session that was opened or has ended stays so';
END
$$;
CREATE TRIGGER assisted_session_kept BEFORE UPDATE ON assisted_session
  FOR EACH ROW WHEN (
    (OLD.staff_id, OLD.document, OLD.started_at) IS DISTINCT FROM (NEW.staff_id, NEW.document, NEW.started_at)
    OR NEW.participant_id IS NOT NULL AND NEW.participant_id IS DISTINCT FROM OLD.participant_id
    OR OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at
    OR OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
  EXECUTE FUNCTION viche.keep_assisted_session();
