-- CreateTable
CREATE TABLE "petitions_petition" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "essence" TEXT NOT NULL,
    "demand" TEXT NOT NULL,
    "norm" TEXT NOT NULL,
    "category_id" UUID,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "rules" JSONB,
    "text_version" INTEGER NOT NULL DEFAULT 1,
    "submitted_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "collect_until" TIMESTAMPTZ(6),
    "threshold_reached_at" TIMESTAMPTZ(6),
    "announced_at" TIMESTAMPTZ(6),
    "answered_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "refusal_ground" TEXT,
    "refusal_reason" TEXT,
    "signature_count" INTEGER NOT NULL DEFAULT 0,
    "milestone" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petitions_petition_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_signature" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "person_key" BYTEA,
    "participant_id" UUID,
    "public_name" TEXT,
    "channel" TEXT NOT NULL DEFAULT 'web',
    "assurance" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(6) NOT NULL,
    "standing" TEXT NOT NULL DEFAULT 'counted',
    "name_hidden_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "petitions_petition_signature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_petition_category" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title_uk" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petitions_petition_category_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_state_published_at_id_idx" ON "petitions_petition"("tenant_id", "state", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_published_at_id_idx" ON "petitions_petition"("tenant_id", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_signature_count_id_idx" ON "petitions_petition"("tenant_id", "signature_count" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_state_collect_until_idx" ON "petitions_petition"("tenant_id", "state", "collect_until");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_author_id_idx" ON "petitions_petition"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_norm_idx" ON "petitions_petition" USING GIN ("tenant_id" uuid_ops, "norm" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "petitions_petition_tenant_id_ref_key" ON "petitions_petition"("tenant_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "petitions_petition_tenant_id_number_key" ON "petitions_petition"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "petitions_petition_signature_tenant_id_petition_id_signed_a_idx" ON "petitions_petition_signature"("tenant_id", "petition_id", "signed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "petitions_petition_signature_tenant_id_participant_id_idx" ON "petitions_petition_signature"("tenant_id", "participant_id");

-- AddForeignKey
ALTER TABLE "petitions_petition" ADD CONSTRAINT "petitions_petition_tenant_id_category_id_fkey" FOREIGN KEY ("tenant_id", "category_id") REFERENCES "petitions_petition_category"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_signature" ADD CONSTRAINT "petitions_petition_signature_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

CALL viche.protect('petitions_petition');
CALL viche.protect('petitions_petition_signature');
REVOKE DELETE ON petitions_petition_signature FROM viche_app;
CALL viche.protect('petitions_petition_category');

ALTER TABLE petitions_petition
  ADD CONSTRAINT petitions_petition_state_known CHECK (state IN ('draft', 'moderation', 'changes-requested', 'refused',
    'collecting', 'threshold-reached', 'in-review', 'answered', 'expired', 'withdrawn', 'taken-down')),
  -- Without rules, number and window nobody could say what was signed, how many are needed, and until when.
  ADD CONSTRAINT petitions_petition_published_whole CHECK (
    (state NOT IN ('collecting', 'threshold-reached', 'in-review', 'answered', 'expired') OR published_at IS NOT NULL)
    AND (published_at IS NULL OR (number IS NOT NULL AND rules IS NOT NULL AND collect_until IS NOT NULL))),
  ADD CONSTRAINT petitions_petition_window CHECK (collect_until > published_at),
  ADD CONSTRAINT petitions_petition_milestone_known CHECK (milestone IN (0, 25, 50, 75, 100)),
  ADD CONSTRAINT petitions_petition_count_positive CHECK (signature_count >= 0);

ALTER TABLE petitions_petition_signature
  ADD CONSTRAINT petitions_petition_signature_channel_known CHECK (channel IN ('web', 'desk', 'paper')),
  ADD CONSTRAINT petitions_petition_signature_assurance_known CHECK (assurance IN ('guest', 'email', 'eid', 'resident')),
  ADD CONSTRAINT petitions_petition_signature_standing_known CHECK (standing IN ('counted', 'quarantined', 'invalidated'));
-- One live signature of a person under a petition. An invalidated one keeps its key, so nobody signs anew after it.
CREATE UNIQUE INDEX petitions_petition_signature_once ON petitions_petition_signature (tenant_id, petition_id, person_key)
  WHERE withdrawn_at IS NULL;

CREATE TRIGGER petitions_petition_transition BEFORE UPDATE ON petitions_petition
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION viche.check_transition('petitions.petition');

CREATE FUNCTION viche.petitions_keep_published() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_frozen', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a published petition keeps its text, rules and number';
END
$$;
CREATE TRIGGER petitions_petition_frozen BEFORE UPDATE ON petitions_petition
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL AND (
    (OLD.title, OLD.essence, OLD.demand, OLD.category_id, OLD.rules, OLD.number, OLD.ref, OLD.published_at)
    IS DISTINCT FROM (NEW.title, NEW.essence, NEW.demand, NEW.category_id, NEW.rules, NEW.number, NEW.ref, NEW.published_at)))
  EXECUTE FUNCTION viche.petitions_keep_published();
CREATE TRIGGER petitions_petition_stays BEFORE DELETE ON petitions_petition
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION viche.petitions_keep_published();

-- After it is given, only a signature's standing, hiding and withdrawal may change, and the person may be taken out of it.
CREATE FUNCTION viche.petitions_keep_signature() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_signature_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a signature is not rewritten';
END
$$;
CREATE TRIGGER petitions_petition_signature_kept BEFORE UPDATE ON petitions_petition_signature
  FOR EACH ROW WHEN (
    (OLD.tenant_id, OLD.id, OLD.petition_id, OLD.channel, OLD.assurance, OLD.signed_at)
      IS DISTINCT FROM (NEW.tenant_id, NEW.id, NEW.petition_id, NEW.channel, NEW.assurance, NEW.signed_at)
    OR (NEW.person_key IS NOT NULL AND NEW.person_key IS DISTINCT FROM OLD.person_key)
    OR (NEW.participant_id IS NOT NULL AND NEW.participant_id IS DISTINCT FROM OLD.participant_id)
    OR (NEW.public_name IS NOT NULL AND NEW.public_name IS DISTINCT FROM OLD.public_name)
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at))
  EXECUTE FUNCTION viche.petitions_keep_signature();
