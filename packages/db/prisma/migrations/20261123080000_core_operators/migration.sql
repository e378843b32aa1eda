-- AlterTable
ALTER TABLE "platform_audit_entry" ADD COLUMN     "operator_ref" UUID,
ADD COLUMN     "reason" TEXT,
ALTER COLUMN "tenant_ref" DROP NOT NULL;

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "withheld_modules" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_passkey" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "operator_passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_session" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "csrf_secret" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proven_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_idle" TIMESTAMPTZ(6) NOT NULL,
    "expires_absolute" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "operator_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_invitation" (
    "id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "invited_by" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "taken_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "operator_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_challenge" (
    "mark" BYTEA NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "operator_challenge_pkey" PRIMARY KEY ("mark")
);

-- CreateTable
CREATE TABLE "tenant_usage" (
    "tenant_ref" UUID NOT NULL,
    "day" DATE NOT NULL,
    "participants" INTEGER NOT NULL,
    "processes" INTEGER NOT NULL,
    "sign_ins" INTEGER NOT NULL,
    "acts" INTEGER NOT NULL,
    "failed_jobs" INTEGER NOT NULL,
    "modules" TEXT[],
    "last_activity_on" DATE,
    "counted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_usage_pkey" PRIMARY KEY ("tenant_ref","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "operator_passkey_credential_id_key" ON "operator_passkey"("credential_id");

-- CreateIndex
CREATE INDEX "operator_passkey_operator_id_idx" ON "operator_passkey"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "operator_session_token_hash_key" ON "operator_session"("token_hash");

-- CreateIndex
CREATE INDEX "operator_session_operator_id_idx" ON "operator_session"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "operator_invitation_code_hash_key" ON "operator_invitation"("code_hash");

-- CreateIndex
CREATE INDEX "operator_invitation_invited_by_idx" ON "operator_invitation"("invited_by");

-- CreateIndex
CREATE INDEX "operator_invitation_taken_by_idx" ON "operator_invitation"("taken_by");

-- AddForeignKey
ALTER TABLE "operator_passkey" ADD CONSTRAINT "operator_passkey_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_session" ADD CONSTRAINT "operator_session_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_invitation" ADD CONSTRAINT "operator_invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_invitation" ADD CONSTRAINT "operator_invitation_taken_by_fkey" FOREIGN KEY ("taken_by") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE operator
  ADD CONSTRAINT operator_named CHECK (char_length(btrim(name)) BETWEEN 1 AND 120),
  ADD CONSTRAINT operator_state_known CHECK (state IN ('active', 'ended')),
  ADD CONSTRAINT operator_ended CHECK ((state = 'ended') = (ended_at IS NOT NULL));
ALTER TABLE operator_invitation
  ADD CONSTRAINT operator_invitation_state_known CHECK (state IN ('open', 'taken', 'withdrawn')),
  ADD CONSTRAINT operator_invitation_taken CHECK ((state = 'taken') = (taken_by IS NOT NULL));
ALTER TABLE tenant_usage ADD CONSTRAINT tenant_usage_counted
  CHECK (least(participants, processes, sign_ins, acts, failed_jobs) >= 0);
CREATE TRIGGER operator_passkey_kept BEFORE UPDATE ON operator_passkey
  FOR EACH ROW WHEN (
    (OLD.operator_id, OLD.credential_id, OLD.public_key, OLD.created_at)
      IS DISTINCT FROM (NEW.operator_id, NEW.credential_id, NEW.public_key, NEW.created_at)
    OR NEW.counter < OLD.counter)
  EXECUTE FUNCTION viche.keep_passkey();

-- The runtime has no grant on any of these tables. What a visitor's request needs before anybody is signed in:

CREATE FUNCTION viche.has_operator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.operator AS o WHERE o.state = 'active')
$$;

-- Keeps the code that the start prints while there is no operator. A later start makes the earlier code worthless.
CREATE FUNCTION viche.offer_first_operator(id uuid, code_hash bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('viche operators', 0));
  IF viche.has_operator() THEN RETURN false; END IF;
  UPDATE public.operator_invitation AS i SET state = 'withdrawn' WHERE i.invited_by IS NULL AND i.state = 'open';
  INSERT INTO public.operator_invitation (id, code_hash, expires_at) VALUES ($1, $2, now() + interval '24 hours');
  RETURN true;
END
$$;

-- Whether a code is good. One of an operator who has left is not, and the first one's is not once there is an operator.
CREATE FUNCTION viche.operator_invitation(code_hash bytea) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT i.id FROM public.operator_invitation AS i LEFT JOIN public.operator AS o ON o.id = i.invited_by
  WHERE i.code_hash = $1 AND i.state = 'open' AND i.expires_at > now()
    AND CASE WHEN i.invited_by IS NULL THEN NOT viche.has_operator() ELSE o.state = 'active' END
$$;

-- Notes the challenge of an answer; false for one that was answered before.
CREATE FUNCTION viche.use_operator_challenge(mark bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM public.operator_challenge AS c WHERE c.until < now();
  INSERT INTO public.operator_challenge (mark, until) VALUES ($1, now() + interval '10 minutes') ON CONFLICT DO NOTHING;
  RETURN FOUND;
END
$$;

CREATE FUNCTION viche.enrol_operator(code_hash bytea, operator uuid, name text, passkey uuid, credential_id bytea, public_key bytea,
  counter bigint) RETURNS TABLE (id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  invitation uuid;
BEGIN
  -- Of two who have the first code, one becomes the first operator; a code is taken once.
  PERFORM pg_advisory_xact_lock(hashtextextended('viche operators', 0));
  SELECT i.id INTO invitation FROM viche.operator_invitation($1) AS i;
  IF invitation IS NULL THEN RETURN; END IF;
  INSERT INTO public.operator (id, name) VALUES ($2, btrim($3));
  INSERT INTO public.operator_passkey (id, operator_id, credential_id, public_key, counter) VALUES ($4, $2, $5, $6, $7);
  UPDATE public.operator_invitation AS i SET state = 'taken', taken_by = $2 WHERE i.id = invitation;
  RETURN QUERY SELECT $2;
END
$$;

CREATE FUNCTION viche.operator_credential(credential_id bytea)
RETURNS TABLE (id uuid, operator_id uuid, public_key bytea, counter bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id, p.operator_id, p.public_key, p.counter FROM public.operator_passkey AS p JOIN public.operator AS o ON o.id = p.operator_id
  WHERE p.credential_id = $1 AND o.state = 'active'
$$;

-- Opens a session for a passkey that was just shown, or proves the former one of the same operator anew under its next token.
-- Nothing comes back when another answer with this counter was faster.
CREATE FUNCTION viche.open_operator_session(passkey uuid, was bigint, counter bigint, session uuid, token_hash bytea, csrf_secret bytea,
  former bytea) RETURNS TABLE (operator_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  UPDATE public.operator_passkey AS p SET counter = $3, last_used_at = now() FROM public.operator AS o
  WHERE p.id = $1 AND p.counter = $2 AND o.id = p.operator_id AND o.state = 'active' RETURNING p.operator_id INTO who;
  IF who IS NULL THEN RETURN; END IF;
  UPDATE public.operator_session AS s
  SET token_hash = $5, proven_at = now(), expires_idle = least(now() + interval '30 minutes', s.expires_absolute)
  WHERE s.token_hash = $7 AND s.operator_id = who AND s.ended_at IS NULL AND s.expires_idle > now() AND s.expires_absolute > now();
  IF NOT FOUND THEN
    DELETE FROM public.operator_session AS s WHERE s.operator_id = who AND s.expires_absolute < now() - interval '30 days';
    INSERT INTO public.operator_session (id, operator_id, token_hash, csrf_secret, expires_idle, expires_absolute)
    VALUES ($4, who, $5, $6, now() + interval '30 minutes', now() + interval '10 hours');
  END IF;
  RETURN QUERY SELECT who;
END
$$;

-- Whose live session a token is. Every function below wants the token and gives nothing without it.
CREATE FUNCTION viche.operator_of(token_hash bytea)
RETURNS TABLE (id uuid, name text, csrf_secret bytea, proven_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, o.name, s.csrf_secret, s.proven_at FROM public.operator_session AS s JOIN public.operator AS o ON o.id = s.operator_id
  WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_idle > now() AND s.expires_absolute > now() AND o.state = 'active'
$$;

CREATE FUNCTION viche.touch_operator_session(token_hash bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.operator_session AS s SET expires_idle = least(now() + interval '30 minutes', s.expires_absolute)
  WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_idle BETWEEN now() AND now() + interval '29 minutes'
$$;

CREATE FUNCTION viche.end_operator_session(token_hash bytea) RETURNS TABLE (operator_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.operator_session AS s SET ended_at = now() WHERE s.token_hash = $1 AND s.ended_at IS NULL RETURNING s.operator_id
$$;

CREATE FUNCTION viche.operators(token_hash bytea)
RETURNS TABLE (id uuid, name text, state text, created_at timestamptz, ended_at timestamptz, last_seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, o.name, o.state, o.created_at, o.ended_at,
    (SELECT max(p.last_used_at) FROM public.operator_passkey AS p WHERE p.operator_id = o.id)
  FROM public.operator AS o WHERE EXISTS (SELECT FROM viche.operator_of($1)) ORDER BY o.state, o.created_at
$$;

CREATE FUNCTION viche.invite_operator(token_hash bytea, id uuid, code_hash bytea) RETURNS TABLE (expires_at timestamptz)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.operator_invitation AS i (id, code_hash, invited_by, expires_at)
  SELECT $2, $3, o.id, now() + interval '3 days' FROM viche.operator_of($1) AS o RETURNING i.expires_at
$$;

CREATE FUNCTION viche.operator_invitations(token_hash bytea)
RETURNS TABLE (id uuid, invited_by text, created_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT i.id, o.name, i.created_at, i.expires_at FROM public.operator_invitation AS i JOIN public.operator AS o ON o.id = i.invited_by
  WHERE i.state = 'open' AND i.expires_at > now() AND o.state = 'active' AND EXISTS (SELECT FROM viche.operator_of($1))
  ORDER BY i.created_at
$$;

CREATE FUNCTION viche.withdraw_operator_invitation(token_hash bytea, invitation uuid) RETURNS TABLE (id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.operator_invitation AS i SET state = 'withdrawn'
  WHERE i.id = $2 AND i.state = 'open' AND EXISTS (SELECT FROM viche.operator_of($1)) RETURNING i.id
$$;

-- Ends another operator and all sessions of theirs. Nobody ends themselves, so one is always left.
CREATE FUNCTION viche.end_operator(token_hash bytea, operator uuid) RETURNS TABLE (id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ended uuid;
BEGIN
  -- Two who end each other at once: the second finds her own session ended.
  PERFORM pg_advisory_xact_lock(hashtextextended('viche operators', 0));
  UPDATE public.operator AS o SET state = 'ended', ended_at = now()
  WHERE o.id = $2 AND o.state = 'active' AND EXISTS (SELECT FROM viche.operator_of($1) AS w WHERE w.id <> $2) RETURNING o.id INTO ended;
  IF ended IS NULL THEN RETURN; END IF;
  UPDATE public.operator_session AS s SET ended_at = now() WHERE s.operator_id = ended AND s.ended_at IS NULL;
  RETURN QUERY SELECT ended;
END
$$;

CREATE FUNCTION viche.operator_journal(token_hash bytea, tenant uuid, before uuid, most integer)
RETURNS TABLE (id uuid, action text, tenant_ref uuid, slug text, operator text, detail jsonb, reason text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.action, e.tenant_ref, t.slug, o.name, e.detail, e.reason, e.at FROM public.platform_audit_entry AS e
  LEFT JOIN public.tenant AS t ON t.id = e.tenant_ref LEFT JOIN public.operator AS o ON o.id = e.operator_ref
  WHERE EXISTS (SELECT FROM viche.operator_of($1)) AND ($2 IS NULL OR e.tenant_ref = $2) AND ($3 IS NULL OR e.id < $3)
  ORDER BY e.id DESC LIMIT $4
$$;

-- Counts of a tenant's own job: it can speak for itself alone. A year is kept, and a month to compare with.
CREATE FUNCTION viche.note_tenant_usage(day date, participants integer, processes integer, sign_ins integer, acts integer,
  failed_jobs integer, modules text[], last_activity_on date) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM public.tenant_usage AS d WHERE d.tenant_ref = viche.tenant() AND d.day < $1 - 400;
  INSERT INTO public.tenant_usage AS u
    (tenant_ref, day, participants, processes, sign_ins, acts, failed_jobs, modules, last_activity_on)
  SELECT t.id, $1, $2, $3, $4, $5, $6, $7, $8 FROM public.tenant AS t WHERE t.id = viche.tenant()
  ON CONFLICT (tenant_ref, day) DO UPDATE SET participants = excluded.participants, processes = excluded.processes,
    sign_ins = excluded.sign_ins, acts = excluded.acts, failed_jobs = excluded.failed_jobs, modules = excluded.modules,
    last_activity_on = excluded.last_activity_on, counted_at = now()
$$;

-- Hromadas for an operator, by slug. `question` is a part of a name, a slug or a code; null for all. `only_slug` asks for one.
CREATE FUNCTION viche.operator_tenants(token_hash bytea, question text, state text, after text, most integer, only_slug text)
RETURNS TABLE (id uuid, slug text, official_name text, official_name_en text, region text, region_en text, state text, population integer,
  created_at timestamptz, participants integer, processes integer, failed_jobs integer, modules text[], last_activity_on date,
  counted_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.slug, t.official_name, t.official_name_en, t.region, t.region_en, t.state, t.population, t.created_at,
    u.participants, u.processes, u.failed_jobs, u.modules, u.last_activity_on, u.counted_at
  FROM public.tenant AS t
  LEFT JOIN LATERAL (SELECT * FROM public.tenant_usage AS d WHERE d.tenant_ref = t.id ORDER BY d.day DESC LIMIT 1) AS u ON true
  WHERE EXISTS (SELECT FROM viche.operator_of($1)) AND ($3 IS NULL OR t.state = $3) AND ($4 IS NULL OR t.slug > $4) AND ($6 IS NULL OR t.slug = $6)
    AND ($2 IS NULL OR position(lower($2) IN lower(concat_ws(' ', t.official_name, t.official_name_en, t.slug, t.code::text, t.edrpou))) > 0)
  ORDER BY t.slug LIMIT $5
$$;

CREATE FUNCTION viche.operator_tenant_counts(token_hash bytea) RETURNS TABLE (state text, count integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.state, count(*)::integer FROM public.tenant AS t WHERE EXISTS (SELECT FROM viche.operator_of($1)) GROUP BY t.state ORDER BY t.state
$$;

GRANT EXECUTE ON FUNCTION viche.has_operator(), viche.offer_first_operator(uuid, bytea), viche.operator_invitation(bytea),
  viche.use_operator_challenge(bytea), viche.enrol_operator(bytea, uuid, text, uuid, bytea, bytea, bigint),
  viche.operator_credential(bytea), viche.open_operator_session(uuid, bigint, bigint, uuid, bytea, bytea, bytea), viche.operator_of(bytea),
  viche.touch_operator_session(bytea), viche.end_operator_session(bytea), viche.operators(bytea),
  viche.invite_operator(bytea, uuid, bytea), viche.operator_invitations(bytea), viche.withdraw_operator_invitation(bytea, uuid),
  viche.end_operator(bytea, uuid), viche.operator_journal(bytea, uuid, uuid, integer),
  viche.note_tenant_usage(date, integer, integer, integer, integer, integer, text[], date),
  viche.operator_tenants(bytea, text, text, text, integer, text), viche.operator_tenant_counts(bytea) TO viche_app;
