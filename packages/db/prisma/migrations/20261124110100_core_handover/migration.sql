-- AlterTable
ALTER TABLE "login_attempt" ADD COLUMN     "handover_hash" BYTEA,
ADD COLUMN     "handover_until" TIMESTAMPTZ(6),
ADD COLUMN     "provider_answer" BYTEA,
ADD COLUMN     "return_host" TEXT,
ADD COLUMN     "verifier_hash" BYTEA;
