-- AlterTable
ALTER TABLE "petitions_petition" ADD COLUMN     "attachment_count" INTEGER NOT NULL DEFAULT 0;
