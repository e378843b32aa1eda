-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "facts_revision" INTEGER NOT NULL DEFAULT 1;
