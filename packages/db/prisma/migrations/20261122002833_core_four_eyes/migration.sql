-- CreateTable
CREATE TABLE "four_eyes_request" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "input" BYTEA NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "lapses_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "reason" TEXT,

    CONSTRAINT "four_eyes_request_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant_calendar_day" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "tenant_calendar_day_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "four_eyes_request_tenant_id_state_requested_at_idx" ON "four_eyes_request"("tenant_id", "state", "requested_at");

-- Row-level security and grants
CALL viche.protect('four_eyes_request');
CALL viche.protect('tenant_calendar_day');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE four_eyes_request
  ADD CONSTRAINT four_eyes_request_state_known CHECK (state IN ('open', 'approved', 'refused', 'lapsed')),
  -- The whole point: nobody decides alone, whatever the program above does (threats F07).
  ADD CONSTRAINT four_eyes_request_two_people CHECK (decided_by <> requested_by),
  ADD CONSTRAINT four_eyes_request_waits CHECK (lapses_at > requested_at);
-- The same act on the same thing is asked for once: whoever asks second is shown the first request.
CREATE UNIQUE INDEX four_eyes_request_once ON four_eyes_request (tenant_id, command, subject_id) WHERE state = 'open';

CREATE FUNCTION viche.keep_four_eyes_request() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'four_eyes_request_kept', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a request keeps what was asked, and a decision stands';
END
$$;
CREATE TRIGGER four_eyes_request_kept BEFORE UPDATE ON four_eyes_request
  FOR EACH ROW WHEN (
    OLD.state <> 'open' OR NEW.decided_at IS NULL OR (NEW.state IN ('approved', 'refused')) <> (NEW.decided_by IS NOT NULL)
    OR (NEW.state = 'refused' AND NEW.reason IS NULL)
    OR (OLD.command, OLD.subject_type, OLD.subject_id, OLD.input, OLD.requested_by, OLD.requested_at, OLD.lapses_at)
      IS DISTINCT FROM (NEW.command, NEW.subject_type, NEW.subject_id, NEW.input, NEW.requested_by, NEW.requested_at, NEW.lapses_at))
  EXECUTE FUNCTION viche.keep_four_eyes_request();

-- It begins open and undecided.
CREATE TRIGGER four_eyes_request_begins BEFORE INSERT ON four_eyes_request
  FOR EACH ROW WHEN (NEW.state <> 'open' OR NEW.decided_by IS NOT NULL OR NEW.decided_at IS NOT NULL)
  EXECUTE FUNCTION viche.keep_four_eyes_request();

ALTER TABLE tenant_calendar_day
  ADD CONSTRAINT tenant_calendar_day_kind_known CHECK (kind IN ('day-off', 'working')),
  ADD CONSTRAINT tenant_calendar_day_sourced CHECK (char_length(btrim(source)) > 0 AND char_length(btrim(name)) > 0);
CREATE UNIQUE INDEX tenant_calendar_day_once ON tenant_calendar_day (tenant_id, day) WHERE ended_at IS NULL;
REVOKE DELETE ON tenant_calendar_day FROM viche_app;
