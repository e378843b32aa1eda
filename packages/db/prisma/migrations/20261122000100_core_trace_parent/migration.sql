-- AlterTable
ALTER TABLE "outbox_event" ADD COLUMN     "trace_parent" TEXT;

-- AlterTable
ALTER TABLE "outbox_job" ADD COLUMN     "trace_parent" TEXT;
