-- CreateTable
CREATE TABLE "petitions_signatory_name_act" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_signatory_name_act_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "petitions_signatory_name_act_tenant_id_petition_id_at_idx" ON "petitions_signatory_name_act"("tenant_id", "petition_id", "at");

-- CreateIndex
CREATE INDEX "petitions_signatory_name_act_tenant_id_signature_id_idx" ON "petitions_signatory_name_act"("tenant_id", "signature_id");

-- AddForeignKey
ALTER TABLE "petitions_signatory_name_act" ADD CONSTRAINT "petitions_signatory_name_act_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_signatory_name_act" ADD CONSTRAINT "petitions_signatory_name_act_tenant_id_signature_id_fkey" FOREIGN KEY ("tenant_id", "signature_id") REFERENCES "petitions_petition_signature"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_signatory_name_act', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_signatory_name_act
  ADD CONSTRAINT petitions_signatory_name_act_kind_known CHECK (kind IN ('hidden', 'shown'));

-- A wish to merge that nobody answered in time.
ALTER TABLE petitions_petition_merge
  DROP CONSTRAINT petitions_petition_merge_state_known,
  ADD CONSTRAINT petitions_petition_merge_state_known
    CHECK (state IN ('merged', 'proposed', 'declined', 'cancelled', 'lapsed'));
