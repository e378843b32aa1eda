-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "invitation_id" UUID;

-- CreateTable
CREATE TABLE "staff_invitation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" BYTEA,
    "email_hash" BYTEA,
    "person_key" BYTEA,
    "roles" JSONB NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'uk',
    "secret" BYTEA NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'open',
    "invited_by" UUID NOT NULL,
    "reason" TEXT,
    "taken_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "staff_invitation_tenant_id_state_created_at_idx" ON "staff_invitation"("tenant_id", "state", "created_at");

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_tenant_id_invited_by_fkey" FOREIGN KEY ("tenant_id", "invited_by") REFERENCES "staff_member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_tenant_id_taken_by_fkey" FOREIGN KEY ("tenant_id", "taken_by") REFERENCES "staff_member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('staff_invitation');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE staff_invitation
  ADD CONSTRAINT staff_invitation_state_known CHECK (state IN ('open', 'accepted', 'withdrawn')),
  ADD CONSTRAINT staff_invitation_locale_known CHECK (locale IN ('uk', 'en')),
  ADD CONSTRAINT staff_invitation_roles_given CHECK (jsonb_typeof(roles) = 'array' AND jsonb_array_length(roles) > 0),
  ADD CONSTRAINT staff_invitation_taken CHECK ((state = 'accepted') = (taken_by IS NOT NULL)),
  ADD CONSTRAINT staff_invitation_ended CHECK ((state = 'open') = (ended_at IS NULL)),
  -- An offer that has ended names nobody any more.
  ADD CONSTRAINT staff_invitation_forgets CHECK (state = 'open' OR (email IS NULL AND email_hash IS NULL AND person_key IS NULL)),
  ADD CONSTRAINT staff_invitation_addressed CHECK (state <> 'open' OR (email IS NOT NULL AND email_hash IS NOT NULL));
-- One offer at a time for an address: of two that are written at once, the index decides.
CREATE UNIQUE INDEX staff_invitation_once ON staff_invitation (tenant_id, email_hash) WHERE state = 'open';

CREATE FUNCTION viche.keep_staff_invitation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'staff_invitation_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'what was offered stays, and an offer ends once';
END
$$;
CREATE TRIGGER staff_invitation_kept BEFORE UPDATE ON staff_invitation
  FOR EACH ROW WHEN (
    OLD.state <> 'open'
    OR (OLD.roles, OLD.invited_by, OLD.created_at, OLD.locale) IS DISTINCT FROM (NEW.roles, NEW.invited_by, NEW.created_at, NEW.locale)
    OR NEW.state = 'open' AND (OLD.email, OLD.email_hash, OLD.person_key) IS DISTINCT FROM (NEW.email, NEW.email_hash, NEW.person_key))
  EXECUTE FUNCTION viche.keep_staff_invitation();

-- A hromada that is open has an owner at the end of every transaction. Two who leave at once wait here for one another, and the
-- second counts what the first has left. A person who was erased is no question any more: the erasure is replayed on old copies.
CREATE FUNCTION viche.keep_an_owner() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  staff uuid;
BEGIN
  IF TG_TABLE_NAME = 'role_assignment' THEN
    staff := OLD.staff_id;
  ELSE
    staff := OLD.id;
    IF NOT EXISTS (
      SELECT FROM public.role_assignment r
      WHERE r.tenant_id = OLD.tenant_id AND r.staff_id = staff AND r.role = 'owner' AND r.module = ''
    ) THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('viche.owners|' || OLD.tenant_id, 0));
  IF EXISTS (SELECT FROM public.tenant t WHERE t.id = OLD.tenant_id AND t.state = 'live')
    AND NOT EXISTS (
      SELECT FROM public.role_assignment r
      JOIN public.staff_member m ON m.tenant_id = r.tenant_id AND m.id = r.staff_id AND m.state = 'active'
      WHERE r.tenant_id = OLD.tenant_id AND r.role = 'owner' AND r.module = '')
    AND EXISTS (
      SELECT FROM public.staff_member m
      JOIN public.participant p ON p.tenant_id = m.tenant_id AND p.id = m.participant_id AND p.state <> 'erased'
      WHERE m.tenant_id = OLD.tenant_id AND m.id = staff)
  THEN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'last_owner', TABLE = TG_TABLE_NAME,
      MESSAGE = 'a hromada that is open keeps an owner';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER role_assignment_keeps_an_owner AFTER DELETE ON role_assignment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.module = '')
  EXECUTE FUNCTION viche.keep_an_owner();
CREATE CONSTRAINT TRIGGER staff_member_keeps_an_owner AFTER UPDATE ON staff_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state = 'active' AND NEW.state <> 'active')
  EXECUTE FUNCTION viche.keep_an_owner();
-- Whoever worked here stands in the record.
REVOKE DELETE ON staff_member, staff_invitation FROM viche_app;

-- A letter may go to an address that an invitation holds. Validated by the next migration.
ALTER TABLE notification DROP CONSTRAINT notification_has_reader;
ALTER TABLE notification ADD CONSTRAINT notification_has_reader
  CHECK (participant_id IS NOT NULL OR subscription_id IS NOT NULL OR invitation_id IS NOT NULL) NOT VALID;
