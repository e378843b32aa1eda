-- AlterTable
ALTER TABLE "petitions_petition_signature" ADD COLUMN     "territory_id" UUID;

-- CreateTable
CREATE TABLE "petitions_petition_quarter_age" (
    "tenant_id" UUID NOT NULL,
    "quarter" DATE NOT NULL,
    "band" TEXT NOT NULL,
    "signatures" INTEGER,

    CONSTRAINT "petitions_petition_quarter_age_pkey" PRIMARY KEY ("tenant_id","quarter","band")
);

-- CreateTable
CREATE TABLE "petitions_petition_territory_table" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID,
    "quarter" DATE NOT NULL,
    "signatures" INTEGER NOT NULL,
    "not_stated" INTEGER,
    "counted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_petition_territory_table_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_territory_figure" (
    "tenant_id" UUID NOT NULL,
    "table_id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "signatures" INTEGER,

    CONSTRAINT "petitions_petition_territory_figure_pkey" PRIMARY KEY ("tenant_id","table_id","territory_id")
);

-- CreateTable
CREATE TABLE "petitions_petition_territory_counted" (
    "tenant_id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "table_id" UUID,

    CONSTRAINT "petitions_petition_territory_counted_pkey" PRIMARY KEY ("tenant_id","petition_id")
);

-- CreateIndex
CREATE INDEX "petitions_petition_territory_table_tenant_id_quarter_idx" ON "petitions_petition_territory_table"("tenant_id", "quarter");

-- CreateIndex
CREATE UNIQUE INDEX "petitions_petition_territory_table_tenant_id_petition_id_key" ON "petitions_petition_territory_table"("tenant_id", "petition_id");

-- AddForeignKey
ALTER TABLE "petitions_petition_signature" ADD CONSTRAINT "petitions_petition_signature_tenant_id_territory_id_fkey" FOREIGN KEY ("tenant_id", "territory_id") REFERENCES "tenant_territory"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_territory_table" ADD CONSTRAINT "petitions_petition_territory_table_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_territory_figure" ADD CONSTRAINT "petitions_petition_territory_figure_tenant_id_table_id_fkey" FOREIGN KEY ("tenant_id", "table_id") REFERENCES "petitions_petition_territory_table"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_territory_figure" ADD CONSTRAINT "petitions_petition_territory_figure_tenant_id_territory_id_fkey" FOREIGN KEY ("tenant_id", "territory_id") REFERENCES "tenant_territory"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_territory_counted" ADD CONSTRAINT "petitions_petition_territory_counted_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_territory_counted" ADD CONSTRAINT "petitions_petition_territory_counted_tenant_id_table_id_fkey" FOREIGN KEY ("tenant_id", "table_id") REFERENCES "petitions_petition_territory_table"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_petition_quarter_age', append_only => true);
CALL viche.protect('petitions_petition_territory_table', append_only => true);
CALL viche.protect('petitions_petition_territory_figure', append_only => true);
CALL viche.protect('petitions_petition_territory_counted', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition_quarter_age
  ADD CONSTRAINT petitions_petition_quarter_age_counted CHECK (signatures >= 0);
ALTER TABLE petitions_petition_territory_table
  ADD CONSTRAINT petitions_petition_territory_table_counted CHECK (signatures > 0 AND not_stated >= 0);
ALTER TABLE petitions_petition_territory_figure
  ADD CONSTRAINT petitions_petition_territory_figure_counted CHECK (signatures >= 0);
-- A quarter has one table of its smaller petitions: a second one could be subtracted from the first.
CREATE UNIQUE INDEX petitions_petition_territory_table_quarter_key
  ON petitions_petition_territory_table (tenant_id, quarter) WHERE petition_id IS NULL;

-- What a person stated is never changed to something else; it is let go with the person.
DROP TRIGGER petitions_petition_signature_kept ON petitions_petition_signature;
CREATE TRIGGER petitions_petition_signature_kept BEFORE UPDATE ON petitions_petition_signature
  FOR EACH ROW WHEN (
    (OLD.tenant_id, OLD.id, OLD.petition_id, OLD.channel, OLD.assurance, OLD.signed_at)
      IS DISTINCT FROM (NEW.tenant_id, NEW.id, NEW.petition_id, NEW.channel, NEW.assurance, NEW.signed_at)
    OR (NEW.person_key IS NOT NULL AND NEW.person_key IS DISTINCT FROM OLD.person_key)
    OR (NEW.participant_id IS NOT NULL AND NEW.participant_id IS DISTINCT FROM OLD.participant_id)
    OR (NEW.public_name IS NOT NULL AND NEW.public_name IS DISTINCT FROM OLD.public_name)
    OR (NEW.territory_id IS NOT NULL AND NEW.territory_id IS DISTINCT FROM OLD.territory_id)
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at))
  EXECUTE FUNCTION viche.petitions_keep_signature();
