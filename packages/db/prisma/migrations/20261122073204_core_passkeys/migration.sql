-- AlterTable
ALTER TABLE "session" ADD COLUMN     "second_step_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "passkey" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "passkey_reset" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "requested_by" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "passkey_reset_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "passkey_tenant_id_participant_id_idx" ON "passkey"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_tenant_id_credential_id_key" ON "passkey"("tenant_id", "credential_id");

-- CreateIndex
CREATE INDEX "passkey_reset_tenant_id_staff_id_idx" ON "passkey_reset"("tenant_id", "staff_id");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_reset" ADD CONSTRAINT "passkey_reset_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff_member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('passkey');
CALL viche.protect('passkey_reset');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE passkey ADD CONSTRAINT passkey_named CHECK (char_length(btrim(name)) > 0);
CREATE FUNCTION viche.keep_passkey() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'passkey_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a passkey stays the one that was added, and its counter never goes back';
END
$$;
CREATE TRIGGER passkey_kept BEFORE UPDATE ON passkey
  FOR EACH ROW WHEN (
    (OLD.participant_id, OLD.credential_id, OLD.public_key, OLD.created_at)
      IS DISTINCT FROM (NEW.participant_id, NEW.credential_id, NEW.public_key, NEW.created_at)
    OR NEW.counter < OLD.counter)
  EXECUTE FUNCTION viche.keep_passkey();

ALTER TABLE passkey_reset
  ADD CONSTRAINT passkey_reset_state_known CHECK (state IN ('open', 'done', 'cancelled')),
  -- Nobody takes away the second step of their own login alone (threats O16).
  ADD CONSTRAINT passkey_reset_two_people CHECK (requested_by <> staff_id),
  ADD CONSTRAINT passkey_reset_waits CHECK (effective_at >= requested_at + interval '24 hours'),
  ADD CONSTRAINT passkey_reset_ended CHECK ((state = 'open') = (ended_at IS NULL));
CREATE UNIQUE INDEX passkey_reset_once ON passkey_reset (tenant_id, staff_id) WHERE state = 'open';
CREATE TRIGGER passkey_reset_kept BEFORE UPDATE ON passkey_reset
  FOR EACH ROW WHEN (
    OLD.state <> 'open' OR NEW.state = 'open'
    OR (OLD.staff_id, OLD.requested_by, OLD.reason, OLD.requested_at, OLD.effective_at)
      IS DISTINCT FROM (NEW.staff_id, NEW.requested_by, NEW.reason, NEW.requested_at, NEW.effective_at)
    OR NEW.state = 'done' AND NEW.ended_at < OLD.effective_at)
  EXECUTE FUNCTION viche.keep_passkey();
REVOKE DELETE ON passkey_reset FROM viche_app;
