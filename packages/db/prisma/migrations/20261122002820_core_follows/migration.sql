-- DropIndex
DROP INDEX "subscription_tenant_id_subject_type_subject_id_idx";

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "subscription_id" UUID,
ALTER COLUMN "participant_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "address" BYTEA,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(6),
ADD COLUMN     "email_hash" BYTEA,
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'uk',
ALTER COLUMN "participant_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "subscription_tenant_id_subject_type_subject_id_id_idx" ON "subscription"("tenant_id", "subject_type", "subject_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_tenant_id_email_hash_subject_type_subject_id_c_key" ON "subscription"("tenant_id", "email_hash", "subject_type", "subject_id", "channel");

-- What stood before belongs to accounts, whose addresses are verified elsewhere.
UPDATE "subscription" SET confirmed_at = created_at WHERE participant_id IS NOT NULL;

-- A follower is an account or an address, never both and never neither; an account needs no confirmation.
ALTER TABLE "subscription"
  ADD CONSTRAINT subscription_one_follower CHECK (
    (participant_id IS NULL) = (email_hash IS NOT NULL) AND (email_hash IS NULL) = (address IS NULL)),
  ADD CONSTRAINT subscription_account_is_confirmed CHECK (participant_id IS NULL OR confirmed_at IS NOT NULL);
-- A letter goes to an account, to a follow, or to an account because of its follow.
ALTER TABLE "notification"
  ADD CONSTRAINT notification_has_reader CHECK (participant_id IS NOT NULL OR subscription_id IS NOT NULL);
