-- AlterTable
ALTER TABLE "territory" ADD COLUMN     "places" TEXT NOT NULL DEFAULT '';
