-- CreateTable
CREATE TABLE "petitions_petition_draft" (
    "tenant_id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "own_title" TEXT NOT NULL DEFAULT '',
    "saved_at" TIMESTAMPTZ(6) NOT NULL,
    "warned_at" TIMESTAMPTZ(6),

    CONSTRAINT "petitions_petition_draft_pkey" PRIMARY KEY ("tenant_id","petition_id")
);

-- CreateTable
CREATE TABLE "petitions_guest_draft" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_guest_draft_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "petitions_sponsor_call" (
    "tenant_id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "needed" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closes_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_sponsor_call_pkey" PRIMARY KEY ("tenant_id","petition_id")
);

-- CreateTable
CREATE TABLE "petitions_petition_sponsor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "person_key" BYTEA,
    "participant_id" UUID,
    "public_name" TEXT,
    "assurance" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(6) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "petitions_petition_sponsor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "petitions_petition_draft_tenant_id_saved_at_idx" ON "petitions_petition_draft"("tenant_id", "saved_at");

-- CreateIndex
CREATE INDEX "petitions_guest_draft_tenant_id_expires_at_idx" ON "petitions_guest_draft"("tenant_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "petitions_guest_draft_tenant_id_key_hash_key" ON "petitions_guest_draft"("tenant_id", "key_hash");

-- CreateIndex
CREATE INDEX "petitions_sponsor_call_tenant_id_closes_at_idx" ON "petitions_sponsor_call"("tenant_id", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "petitions_sponsor_call_tenant_id_token_key" ON "petitions_sponsor_call"("tenant_id", "token");

-- CreateIndex
CREATE INDEX "petitions_petition_sponsor_tenant_id_petition_id_joined_at__idx" ON "petitions_petition_sponsor"("tenant_id", "petition_id", "joined_at", "id");

-- CreateIndex
CREATE INDEX "petitions_petition_sponsor_tenant_id_participant_id_idx" ON "petitions_petition_sponsor"("tenant_id", "participant_id");

-- AddForeignKey
ALTER TABLE "petitions_petition_draft" ADD CONSTRAINT "petitions_petition_draft_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_sponsor_call" ADD CONSTRAINT "petitions_sponsor_call_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petitions_petition_sponsor" ADD CONSTRAINT "petitions_petition_sponsor_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_petition_draft');
CALL viche.protect('petitions_guest_draft');
CALL viche.protect('petitions_sponsor_call');
CALL viche.protect('petitions_petition_sponsor');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_guest_draft
  ADD CONSTRAINT petitions_guest_draft_term CHECK (expires_at > saved_at),
  -- Anybody may begin a petition: what one stranger can leave here has an end (R09).
  ADD CONSTRAINT petitions_guest_draft_small CHECK (octet_length(sealed) <= 400000);
ALTER TABLE petitions_sponsor_call
  ADD CONSTRAINT petitions_sponsor_call_counted CHECK (needed >= 1),
  ADD CONSTRAINT petitions_sponsor_call_term CHECK (closes_at > opened_at);
ALTER TABLE petitions_petition_sponsor
  ADD CONSTRAINT petitions_petition_sponsor_assurance_known CHECK (assurance IN ('email', 'eid', 'resident'));
-- One live place of a person in a group, whatever a prior read said.
CREATE UNIQUE INDEX petitions_petition_sponsor_once ON petitions_petition_sponsor (tenant_id, petition_id, person_key)
  WHERE withdrawn_at IS NULL;

-- A place in the group is given and taken back once; afterwards only the person may be taken out of it.
CREATE FUNCTION viche.petitions_keep_sponsor() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_sponsor_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a place in the initiative group is not rewritten';
END
$$;
CREATE TRIGGER petitions_petition_sponsor_kept BEFORE UPDATE ON petitions_petition_sponsor
  FOR EACH ROW WHEN (
    (OLD.tenant_id, OLD.id, OLD.petition_id, OLD.assurance, OLD.joined_at)
      IS DISTINCT FROM (NEW.tenant_id, NEW.id, NEW.petition_id, NEW.assurance, NEW.joined_at)
    OR (NEW.person_key IS NOT NULL AND NEW.person_key IS DISTINCT FROM OLD.person_key)
    OR (NEW.participant_id IS NOT NULL AND NEW.participant_id IS DISTINCT FROM OLD.participant_id)
    OR (NEW.public_name IS NOT NULL AND NEW.public_name IS DISTINCT FROM OLD.public_name)
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at))
  EXECUTE FUNCTION viche.petitions_keep_sponsor();

-- Drafts that stand already, from texts nobody handed in.
ALTER TABLE petitions_petition NO FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition_draft NO FORCE ROW LEVEL SECURITY;
INSERT INTO petitions_petition_draft (tenant_id, petition_id, saved_at)
  SELECT tenant_id, id, created_at FROM petitions_petition WHERE state = 'draft' AND submitted_at IS NULL;
ALTER TABLE petitions_petition_draft FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition FORCE ROW LEVEL SECURITY;
