-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "code" CHAR(19) NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'hromada',
    "official_name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "official_name_en" TEXT NOT NULL,
    "short_name_en" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "region_en" TEXT NOT NULL DEFAULT '',
    "edrpou" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "population" INTEGER NOT NULL DEFAULT 0,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Kyiv',
    "locales" TEXT[] DEFAULT ARRAY['uk', 'en']::TEXT[],
    "statute_url" TEXT,
    "statute_edition" TEXT,
    "brand" JSONB NOT NULL DEFAULT '{}',
    "contacts" JSONB NOT NULL DEFAULT '{}',
    "pepper" BYTEA NOT NULL,
    "data_key" BYTEA NOT NULL,
    "config_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_domain" (
    "host" TEXT NOT NULL,
    "tenant_ref" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "verification_token" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_domain_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "calendar" TEXT NOT NULL,
    "recur" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("calendar","recur","kind","valid_from")
);

-- CreateTable
CREATE TABLE "calendar_regime" (
    "calendar" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "effect" TEXT[],
    "source" TEXT NOT NULL,

    CONSTRAINT "calendar_regime_pkey" PRIMARY KEY ("calendar","regime","from")
);

-- CreateTable
CREATE TABLE "state_transition" (
    "process" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "state_transition_pkey" PRIMARY KEY ("process","from_state","to_state")
);

-- CreateTable
CREATE TABLE "tenant_module" (
    "tenant_id" UUID NOT NULL,
    "plugin" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_module_pkey" PRIMARY KEY ("tenant_id","plugin")
);

-- CreateTable
CREATE TABLE "setting" (
    "tenant_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "json" JSONB NOT NULL,
    "schema_version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("tenant_id","scope")
);

-- CreateTable
CREATE TABLE "setting_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "old_value" JSONB,
    "new_value" JSONB,
    "staff_id" UUID,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "participant" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_key" BYTEA,
    "pepper_version" INTEGER NOT NULL DEFAULT 1,
    "given_name" BYTEA,
    "family_name" BYTEA,
    "patronymic" BYTEA,
    "birth_date" BYTEA,
    "email" BYTEA,
    "email_hash" BYTEA,
    "email_verified_at" TIMESTAMPTZ(6),
    "locale" TEXT NOT NULL DEFAULT 'uk',
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(6),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_key_alias" (
    "tenant_id" UUID NOT NULL,
    "key" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "pepper_version" INTEGER NOT NULL DEFAULT 1,
    "canonical_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_key_alias_pkey" PRIMARY KEY ("tenant_id","key")
);

-- CreateTable
CREATE TABLE "identity_link" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject_hash" BYTEA NOT NULL,
    "acr" TEXT NOT NULL,
    "amr" TEXT[],
    "verified_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "residency_proof" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'valid',
    "checked_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "residency_proof_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "module" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "participant_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "provider_session" TEXT,
    "id_token_hint" BYTEA,
    "assurance" TEXT NOT NULL,
    "csrf_secret" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_idle" TIMESTAMPTZ(6) NOT NULL,
    "expires_absolute" TIMESTAMPTZ(6) NOT NULL,
    "step_up_until" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "device" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "before_hash" TEXT,
    "after_hash" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_pending" (
    "tenant_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("tenant_id","entry_id")
);

-- CreateTable
CREATE TABLE "audit_batch" (
    "tenant_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "leaf_count" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "prev_head" BYTEA NOT NULL,
    "head" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "audit_batch_pkey" PRIMARY KEY ("tenant_id","seq")
);

-- CreateTable
CREATE TABLE "audit_leaf" (
    "tenant_id" UUID NOT NULL,
    "batch_seq" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "entry_id" UUID NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "audit_leaf_pkey" PRIMARY KEY ("tenant_id","batch_seq","index")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "relayed_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox_job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plugin" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "dedupe_key" TEXT,
    "run_at" TIMESTAMPTZ(6) NOT NULL,
    "request_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "relayed_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_job_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "tenant_id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("tenant_id","consumer","event_id")
);

-- CreateTable
CREATE TABLE "job_failure" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plugin" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'dead',
    "request_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_failure_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'mail',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plugin" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "participant_id" UUID NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'mail',
    "state" TEXT NOT NULL DEFAULT 'queued',
    "dedupe_key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deadline" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "calendar_edition" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "due_on" DATE,
    "due_before" TIMESTAMPTZ(6),
    "state" TEXT NOT NULL DEFAULT 'running',
    "steps" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deadline_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "deadline_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "tenant_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,
    "template" TEXT NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("tenant_id","series","period")
);

-- CreateTable
CREATE TABLE "counter_delta" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "counter" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "counter_delta_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "command_receipt" (
    "tenant_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "command_receipt_pkey" PRIMARY KEY ("tenant_id","actor","key")
);

-- CreateTable
CREATE TABLE "edit_lock" (
    "tenant_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "edit_lock_pkey" PRIMARY KEY ("tenant_id","subject_type","subject_id")
);

-- CreateTable
CREATE TABLE "personal_data_access" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "fields" TEXT[],
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "personal_data_access_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE INDEX "tenant_domain_tenant_ref_idx" ON "tenant_domain"("tenant_ref");

-- CreateIndex
CREATE INDEX "setting_change_tenant_id_scope_created_at_idx" ON "setting_change"("tenant_id", "scope", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "participant_tenant_id_person_key_key" ON "participant"("tenant_id", "person_key");

-- CreateIndex
CREATE INDEX "person_key_alias_tenant_id_canonical_key_idx" ON "person_key_alias"("tenant_id", "canonical_key");

-- CreateIndex
CREATE INDEX "identity_link_tenant_id_participant_id_idx" ON "identity_link"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_link_tenant_id_provider_id_subject_hash_key" ON "identity_link"("tenant_id", "provider_id", "subject_hash");

-- CreateIndex
CREATE INDEX "residency_proof_tenant_id_participant_id_idx" ON "residency_proof"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_tenant_id_participant_id_key" ON "staff_member"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_assignment_tenant_id_staff_id_role_module_key" ON "role_assignment"("tenant_id", "staff_id", "role", "module");

-- CreateIndex
CREATE INDEX "session_tenant_id_participant_id_idx" ON "session"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_tenant_id_token_hash_key" ON "session"("tenant_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "login_attempt_tenant_id_state_hash_key" ON "login_attempt"("tenant_id", "state_hash");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_at_idx" ON "audit_entry"("tenant_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_leaf_tenant_id_entry_id_key" ON "audit_leaf"("tenant_id", "entry_id");

-- CreateIndex
CREATE INDEX "job_failure_tenant_id_state_created_at_idx" ON "job_failure"("tenant_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "subscription_tenant_id_subject_type_subject_id_idx" ON "subscription"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_tenant_id_participant_id_subject_type_subject__key" ON "subscription"("tenant_id", "participant_id", "subject_type", "subject_id", "channel");

-- CreateIndex
CREATE INDEX "notification_tenant_id_participant_id_idx" ON "notification"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_tenant_id_dedupe_key_key" ON "notification"("tenant_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_subject_type_subject_id_idx" ON "deadline"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_state_due_before_idx" ON "deadline"("tenant_id", "state", "due_before");

-- CreateIndex
CREATE INDEX "deadline_event_tenant_id_deadline_id_idx" ON "deadline_event"("tenant_id", "deadline_id");

-- CreateIndex
CREATE INDEX "counter_delta_tenant_id_counter_subject_id_idx" ON "counter_delta"("tenant_id", "counter", "subject_id");

-- CreateIndex
CREATE INDEX "command_receipt_tenant_id_created_at_idx" ON "command_receipt"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "personal_data_access_tenant_id_participant_id_idx" ON "personal_data_access"("tenant_id", "participant_id");

-- AddForeignKey
ALTER TABLE "tenant_domain" ADD CONSTRAINT "tenant_domain_tenant_ref_fkey" FOREIGN KEY ("tenant_ref") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_link" ADD CONSTRAINT "identity_link_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residency_proof" ADD CONSTRAINT "residency_proof_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff_member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "participant"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline_event" ADD CONSTRAINT "deadline_event_tenant_id_deadline_id_fkey" FOREIGN KEY ("tenant_id", "deadline_id") REFERENCES "deadline"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

-- Platform tables

ALTER TABLE tenant
  ADD CONSTRAINT tenant_slug_form CHECK (slug ~ '^[a-z0-9](-?[a-z0-9]){0,62}$'),
  ADD CONSTRAINT tenant_code_form CHECK (code ~ '^UA[0-9]{17}$'),
  ADD CONSTRAINT tenant_kind_known CHECK (kind IN ('hromada', 'special-city')),
  ADD CONSTRAINT tenant_state_known CHECK (state IN ('draft', 'sandbox', 'live', 'suspended', 'closing', 'closed'));
-- Drafts reserve no municipality: of two who open the same one, the index decides.
CREATE UNIQUE INDEX tenant_code_in_use ON tenant (code) WHERE state IN ('sandbox', 'live', 'suspended', 'closing');

ALTER TABLE tenant_domain
  ADD CONSTRAINT tenant_domain_host_form CHECK (host = lower(host) AND host LIKE '%_._%' AND host !~ '[^a-z0-9.-]'),
  ADD CONSTRAINT tenant_domain_state_known CHECK (state IN ('pending', 'verified', 'active', 'failed', 'unverified'));
CREATE UNIQUE INDEX tenant_domain_one_primary ON tenant_domain (tenant_ref) WHERE is_primary;

-- Not FORCE: the definer functions below run as the owner and must find every host.
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_row ON tenant TO viche_app USING (id = (SELECT viche.tenant())) WITH CHECK (id = (SELECT viche.tenant()));
GRANT SELECT, INSERT, UPDATE ON tenant TO viche_app;
ALTER TABLE tenant_domain ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON tenant_domain TO viche_app
  USING (tenant_ref = (SELECT viche.tenant())) WITH CHECK (tenant_ref = (SELECT viche.tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant_domain TO viche_app;

GRANT SELECT ON calendar_day, calendar_regime, state_transition TO viche_app;

-- Finds a tenant by its own domain, or by its slug (which has no dot); nothing else of the tenant comes out.
CREATE FUNCTION viche.tenant_by_host(host text)
RETURNS TABLE (id uuid, slug text, state text, config_version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.slug, t.state, t.config_version FROM public.tenant AS t WHERE t.slug = lower($1)
  UNION ALL
  SELECT t.id, t.slug, t.state, t.config_version FROM public.tenant AS t
  JOIN public.tenant_domain AS d ON d.tenant_ref = t.id WHERE d.host = lower($1) AND d.state = 'active'
$$;

-- Every tenant that a host must serve: jobs fan out over it, caches compare config_version.
CREATE FUNCTION viche.tenant_ids()
RETURNS TABLE (id uuid, slug text, state text, config_version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.slug, t.state, t.config_version FROM public.tenant AS t WHERE t.state <> 'closed' ORDER BY t.slug
$$;

-- The platform's public list of hromadas.
CREATE FUNCTION viche.tenant_directory()
RETURNS TABLE (id uuid, slug text, code text, kind text, official_name text, short_name text, official_name_en text,
  short_name_en text, region text, region_en text, state text, brand jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.slug, t.code::text, t.kind, t.official_name, t.short_name, t.official_name_en, t.short_name_en,
    t.region, t.region_en, t.state, t.brand
  FROM public.tenant AS t WHERE t.state IN ('sandbox', 'live') ORDER BY t.short_name
$$;
GRANT EXECUTE ON FUNCTION viche.tenant_by_host(text), viche.tenant_ids(), viche.tenant_directory() TO viche_app;
GRANT EXECUTE ON FUNCTION viche.tenant_ids() TO viche_relay;

-- Tenant tables

CALL viche.protect('tenant_module');
CALL viche.protect('setting');
CALL viche.protect('setting_change', append_only => true);
CALL viche.protect('participant');
CALL viche.protect('person_key_alias');
CALL viche.protect('identity_link');
CALL viche.protect('residency_proof');
CALL viche.protect('staff_member');
CALL viche.protect('role_assignment');
CALL viche.protect('session');
CALL viche.protect('login_attempt');
CALL viche.protect('audit_entry', append_only => true);
CALL viche.protect('audit_pending');
CALL viche.protect('audit_batch', append_only => true);
CALL viche.protect('audit_leaf', append_only => true);
CALL viche.protect('outbox_event');
CALL viche.protect('outbox_job');
CALL viche.protect('inbox_event');
CALL viche.protect('job_failure');
CALL viche.protect('subscription');
CALL viche.protect('notification');
CALL viche.protect('deadline');
CALL viche.protect('deadline_event', append_only => true);
CALL viche.protect('number_series');
CALL viche.protect('counter_delta');
CALL viche.protect('command_receipt');
CALL viche.protect('edit_lock');
CALL viche.protect('personal_data_access', append_only => true);

-- The relay: four tables across tenants, and one column to write.
CREATE POLICY relay_reads ON outbox_event FOR SELECT TO viche_relay USING (true);
CREATE POLICY relay_marks ON outbox_event FOR UPDATE TO viche_relay USING (true);
CREATE POLICY relay_reads ON outbox_job FOR SELECT TO viche_relay USING (true);
CREATE POLICY relay_marks ON outbox_job FOR UPDATE TO viche_relay USING (true);
CREATE POLICY relay_reads ON counter_delta FOR SELECT TO viche_relay USING (true);
CREATE POLICY relay_reads ON audit_pending FOR SELECT TO viche_relay USING (true);
-- The proof of delivery, by which the sweeper finds what a queue has lost.
CREATE POLICY relay_reads ON inbox_event FOR SELECT TO viche_relay USING (true);
GRANT SELECT ON outbox_event, outbox_job, counter_delta, audit_pending, inbox_event TO viche_relay;
GRANT UPDATE (relayed_at) ON outbox_event, outbox_job TO viche_relay;
-- A host that wrote an outbox row cannot call it relayed.
REVOKE UPDATE ON outbox_event, outbox_job FROM viche_app;
CREATE INDEX outbox_event_waiting ON outbox_event (occurred_at, id) WHERE relayed_at IS NULL;
CREATE INDEX outbox_job_waiting ON outbox_job (run_at, id) WHERE relayed_at IS NULL;

ALTER TABLE participant
  ADD CONSTRAINT participant_state_known CHECK (state IN ('active', 'blocked', 'erased')),
  ADD CONSTRAINT participant_erased_at CHECK ((state = 'erased') = (erased_at IS NOT NULL));
CREATE UNIQUE INDEX participant_verified_email ON participant (tenant_id, email_hash) WHERE email_verified_at IS NOT NULL;

ALTER TABLE residency_proof
  ADD CONSTRAINT residency_proof_basis_known
    CHECK (basis IN ('registered', 'actual', 'displaced-certificate', 'works-here', 'officer', 'list')),
  ADD CONSTRAINT residency_proof_state_known CHECK (state IN ('valid', 'expired', 'revoked'));
CREATE UNIQUE INDEX residency_proof_one_valid ON residency_proof (tenant_id, participant_id, basis) WHERE state = 'valid';

ALTER TABLE staff_member ADD CONSTRAINT staff_member_state_known CHECK (state IN ('active', 'ended'));
ALTER TABLE role_assignment ADD CONSTRAINT role_assignment_role_known
  CHECK (role IN ('owner', 'moderator', 'editor', 'officer', 'approver', 'commissioner', 'clerk', 'auditor'));
ALTER TABLE session
  ADD CONSTRAINT session_assurance_known CHECK (assurance IN ('guest', 'email', 'eid', 'resident')),
  ADD CONSTRAINT session_ends CHECK (expires_idle <= expires_absolute);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_actor_known
  CHECK (actor_kind IN ('staff', 'participant', 'system', 'operator'));
ALTER TABLE job_failure ADD CONSTRAINT job_failure_state_known CHECK (state IN ('dead', 'retried', 'dismissed'));
ALTER TABLE notification ADD CONSTRAINT notification_state_known CHECK (state IN ('queued', 'sent', 'failed', 'dropped'));
ALTER TABLE deadline
  ADD CONSTRAINT deadline_state_known CHECK (state IN ('running', 'paused', 'met', 'missed', 'cancelled', 'superseded'));
CREATE UNIQUE INDEX deadline_one_open ON deadline (tenant_id, subject_type, subject_id, kind)
  WHERE state IN ('running', 'paused');
ALTER TABLE deadline_event ADD CONSTRAINT deadline_event_known
  CHECK (event IN ('start', 'pause', 'resume', 'extend', 'restart', 'recompute', 'meet', 'miss', 'cancel'));
ALTER TABLE number_series ADD CONSTRAINT number_series_next_positive CHECK (next > 0);
ALTER TABLE counter_delta ADD CONSTRAINT counter_delta_moves CHECK (delta <> 0);
