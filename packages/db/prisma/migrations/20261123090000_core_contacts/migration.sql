-- CreateTable
CREATE TABLE "contact_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "email" BYTEA NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "contact_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "letter_choice" (
    "tenant_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "plugin" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "off_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "letter_choice_pkey" PRIMARY KEY ("tenant_id","participant_id","plugin","topic")
);

-- CreateTable
CREATE TABLE "consent" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contact_change_tenant_id_participant_id_key" ON "contact_change"("tenant_id", "participant_id");

-- CreateIndex
CREATE INDEX "consent_tenant_id_participant_id_id_idx" ON "consent"("tenant_id", "participant_id", "id");

-- AddForeignKey
ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_choice" ADD CONSTRAINT "letter_choice_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('contact_change');
CALL viche.protect('letter_choice');
CALL viche.protect('consent', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE contact_change
  ADD CONSTRAINT contact_change_ends CHECK (expires_at > created_at);
ALTER TABLE consent
  ADD CONSTRAINT consent_act_known CHECK (act IN ('given', 'withdrawn')),
  ADD CONSTRAINT consent_purpose_known CHECK (purpose = 'contact' OR purpose ~ '^letters:[a-z][a-z0-9-]*\.[A-Za-z]+$');
