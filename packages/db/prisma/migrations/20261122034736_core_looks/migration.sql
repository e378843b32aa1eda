-- AlterTable
ALTER TABLE "personal_data_access" ADD COLUMN     "ground" TEXT NOT NULL DEFAULT 'unstated',
ADD COLUMN     "question" BYTEA,
ADD COLUMN     "roles" TEXT[],
ADD COLUMN     "subject_id" UUID,
ADD COLUMN     "subject_type" TEXT,
ALTER COLUMN "participant_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "personal_data_access_tenant_id_subject_type_subject_id_idx" ON "personal_data_access"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "personal_data_access_tenant_id_staff_id_at_idx" ON "personal_data_access"("tenant_id", "staff_id", "at");

-- --- by hand: what Prisma's schema language cannot say ---

-- AFTER: whose row it is decides first.
CREATE FUNCTION viche.look_is_whole() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'personal_data_access_whole', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a look is at one person or at one list, and says why';
END
$$;
CREATE TRIGGER personal_data_access_whole AFTER INSERT ON personal_data_access
  FOR EACH ROW WHEN (num_nonnulls(NEW.participant_id, NEW.subject_id) <> 1
    OR (NEW.subject_id IS NULL) <> (NEW.subject_type IS NULL) OR btrim(NEW.reason) = '')
  EXECUTE FUNCTION viche.look_is_whole();
