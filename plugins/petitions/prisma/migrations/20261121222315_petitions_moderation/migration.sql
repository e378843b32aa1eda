-- AlterTable
ALTER TABLE "petitions_petition" ADD COLUMN     "refusal_number" TEXT,
ADD COLUMN     "text_hidden" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "petitions_petition_revision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "essence" TEXT NOT NULL,
    "demand" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_petition_revision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ground_code" TEXT,
    "reason" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "staff_id" UUID,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_petition_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_refusal_ground" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title_uk" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'local',
    "source_act" TEXT NOT NULL,
    "hides_text" BOOLEAN NOT NULL DEFAULT false,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "petitions_refusal_ground_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "petitions_petition_revision_tenant_id_petition_id_version_key" ON "petitions_petition_revision"("tenant_id", "petition_id", "version");

-- CreateIndex
CREATE INDEX "petitions_petition_decision_tenant_id_petition_id_decided_a_idx" ON "petitions_petition_decision"("tenant_id", "petition_id", "decided_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "petitions_refusal_ground_tenant_id_code_key" ON "petitions_refusal_ground"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "petitions_petition_tenant_id_refusal_number_key" ON "petitions_petition"("tenant_id", "refusal_number");

-- AddForeignKey
ALTER TABLE "petitions_petition_revision" ADD CONSTRAINT "petitions_petition_revision_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_decision" ADD CONSTRAINT "petitions_petition_decision_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_petition_revision', append_only => true);
CALL viche.protect('petitions_petition_decision', append_only => true);
CALL viche.protect('petitions_refusal_ground');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition
  -- A refusal without its ground and words is no refusal (393/96-ВР art. 23-1).
  ADD CONSTRAINT petitions_petition_refused_with_ground CHECK (
    state <> 'refused' OR (refusal_ground IS NOT NULL AND refusal_reason IS NOT NULL));
ALTER TABLE petitions_petition_decision
  ADD CONSTRAINT petitions_petition_decision_kind_known
    CHECK (kind IN ('changes-requested', 'refused', 'reopened', 'taken-down')),
  ADD CONSTRAINT petitions_petition_decision_grounded
    CHECK (kind NOT IN ('refused', 'taken-down') OR ground_code IS NOT NULL),
  ADD CONSTRAINT petitions_petition_decision_reasoned CHECK (char_length(reason) >= 10);
ALTER TABLE petitions_petition_revision
  ADD CONSTRAINT petitions_petition_revision_counted CHECK (version >= 1);
ALTER TABLE petitions_refusal_ground
  ADD CONSTRAINT petitions_refusal_ground_kind_known CHECK (kind IN ('law', 'local'));
REVOKE DELETE ON petitions_refusal_ground FROM viche_app;

-- The law's grounds come with the module: a hromada can refuse nothing before it has them, and cannot strike one out.
CREATE FUNCTION viche.petitions_bring_grounds() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.petitions_refusal_ground (tenant_id, id, code, title_uk, title_en, kind, source_act, hides_text, "order")
  VALUES
    (NEW.tenant_id, gen_random_uuid(), 'overthrow', 'Заклик повалити конституційний лад', 'A call to overthrow the constitutional order',
      'law', '393/96-ВР, ст. 23-1', true, 1),
    (NEW.tenant_id, gen_random_uuid(), 'territorial-integrity', 'Заклик порушити територіальну цілісність України',
      'A call to breach the territorial integrity of Ukraine', 'law', '393/96-ВР, ст. 23-1', true, 2),
    (NEW.tenant_id, gen_random_uuid(), 'war-and-violence', 'Пропаганда війни, насильства чи жорстокості', 'Propaganda of war, violence or cruelty',
      'law', '393/96-ВР, ст. 23-1', true, 3),
    (NEW.tenant_id, gen_random_uuid(), 'hatred', 'Розпалювання міжетнічної, расової чи релігійної ворожнечі',
      'Incitement of ethnic, racial or religious hatred', 'law', '393/96-ВР, ст. 23-1', true, 4),
    (NEW.tenant_id, gen_random_uuid(), 'terror', 'Заклик до терористичних актів', 'A call to acts of terror', 'law', '393/96-ВР, ст. 23-1', true, 5),
    (NEW.tenant_id, gen_random_uuid(), 'rights-and-freedoms', 'Посягання на права і свободи людини', 'An attack on human rights and freedoms',
      'law', '393/96-ВР, ст. 23-1', true, 6),
    (NEW.tenant_id, gen_random_uuid(), 'contents-missing', 'Немає того, що петиція мусить містити за законом',
      'What a petition must contain by law is missing', 'law', '393/96-ВР, ст. 23-1', false, 7)
  ON CONFLICT (tenant_id, code) DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER petitions_refusal_ground_come AFTER INSERT OR UPDATE OF plugin ON tenant_module
  FOR EACH ROW WHEN (NEW.plugin = 'petitions') EXECUTE FUNCTION viche.petitions_bring_grounds();

-- What is there already. The owner of a table sees its rows only where row-level security is not forced upon him.
ALTER TABLE petitions_petition NO FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant_module NO FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition_revision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_refusal_ground NO FORCE ROW LEVEL SECURITY;
INSERT INTO petitions_petition_revision (tenant_id, id, petition_id, version, title, essence, demand, submitted_at)
  SELECT tenant_id, gen_random_uuid(), id, text_version, title, essence, demand, submitted_at
  FROM petitions_petition WHERE submitted_at IS NOT NULL;
UPDATE tenant_module SET plugin = plugin WHERE plugin = 'petitions';
ALTER TABLE petitions_refusal_ground FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition_revision FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant_module FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition FORCE ROW LEVEL SECURITY;
