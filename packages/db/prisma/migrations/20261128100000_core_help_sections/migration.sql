-- AlterTable
ALTER TABLE "page_version" ADD COLUMN     "terms" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- --- by hand: what Prisma's schema language cannot say ---

-- A page may be a section of the page of help.
ALTER TABLE page DROP CONSTRAINT page_placement_known;
ALTER TABLE page ADD CONSTRAINT page_placement_known CHECK (placement IN ('none', 'header', 'footer', 'help'));
