-- AlterTable
ALTER TABLE "tenant_application" ADD COLUMN     "email" BYTEA,
ADD COLUMN     "email_code" BYTEA,
ADD COLUMN     "email_code_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "email_code_until" TIMESTAMPTZ(6),
ADD COLUMN     "email_confirmed_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "application_mandate" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "code" CHAR(19) NOT NULL,
    "edrpou" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "details" BYTEA,
    "storage_key" TEXT,
    "file_key" BYTEA,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "application_mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_letter" (
    "id" UUID NOT NULL,
    "content" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "application_mandate_application_id_idx" ON "application_mandate"("application_id");

-- CreateIndex
CREATE INDEX "application_mandate_decided_by_idx" ON "application_mandate"("decided_by");

-- CreateIndex
CREATE INDEX "application_mandate_code_idx" ON "application_mandate"("code");

-- AddForeignKey
ALTER TABLE "application_mandate" ADD CONSTRAINT "application_mandate_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "tenant_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_mandate" ADD CONSTRAINT "application_mandate_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE application_mandate
  ADD CONSTRAINT application_mandate_state_known CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn', 'lapsed', 'used')),
  ADD CONSTRAINT application_mandate_role_known CHECK (role IN ('head', 'secretary', 'employee')),
  ADD CONSTRAINT application_mandate_edrpou_form CHECK (edrpou ~ '^[0-9]{8}$'),
  ADD CONSTRAINT application_mandate_ended CHECK ((state IN ('waiting', 'approved')) = (ended_at IS NULL)),
  ADD CONSTRAINT application_mandate_decided CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (state NOT IN ('approved', 'refused', 'used') OR decided_at IS NOT NULL)),
  -- What is forgotten is forgotten whole: without its key a file in an old copy of the folder is noise.
  ADD CONSTRAINT application_mandate_whole CHECK ((details IS NULL) = (storage_key IS NULL) AND (details IS NULL) = (file_key IS NULL)
    AND (details IS NOT NULL OR ended_at IS NOT NULL));
-- One letter of an application is looked at, and one applicant of a hromada is let through.
CREATE UNIQUE INDEX application_mandate_one_open ON application_mandate (application_id) WHERE state IN ('waiting', 'approved');
CREATE UNIQUE INDEX application_mandate_one_approved ON application_mandate (code) WHERE state = 'approved';

ALTER TABLE platform_letter
  ADD CONSTRAINT platform_letter_state_known CHECK (state IN ('queued', 'sent', 'dropped')),
  ADD CONSTRAINT platform_letter_content CHECK ((state = 'queued') = (content IS NOT NULL));
CREATE INDEX platform_letter_queued ON platform_letter (next_at) WHERE state = 'queued';

-- The application of a private person has no organisation, and so no code of one.

-- Where the applicant is written to. Whoever has not the mark finds nothing, as with the application itself.
CREATE FUNCTION viche.applicant_contact(applicant bytea)
RETURNS TABLE (application uuid, email bytea, confirmed_at timestamptz, asked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.email, a.email_confirmed_at, a.email_code IS NOT NULL AND a.email_code_until > now() AND a.email_code_tries < 5
  FROM public.tenant_application AS a WHERE a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft'
$$;

CREATE FUNCTION viche.ask_applicant_contact(applicant bytea, email bytea, code bytea, minutes integer) RETURNS TABLE (application uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET email = $2, email_confirmed_at = NULL, email_code = $3, email_code_tries = 0,
    email_code_until = now() + make_interval(mins => $4), updated_at = now()
  WHERE a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft' RETURNING a.id
$$;

-- One try more, right or wrong. No row comes back when there is nothing to try any more.
CREATE FUNCTION viche.try_applicant_code(applicant bytea, code bytea) RETURNS TABLE (confirmed boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET email_code_tries = a.email_code_tries + 1,
    email_confirmed_at = CASE WHEN a.email_code = $2 THEN now() END,
    email_code = CASE WHEN a.email_code = $2 THEN NULL ELSE a.email_code END
  WHERE a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft'
    AND a.email_code IS NOT NULL AND a.email_code_until > now() AND a.email_code_tries < 5
  RETURNING a.email_confirmed_at IS NOT NULL
$$;

-- The latest letter of the application that is being prepared.
CREATE FUNCTION viche.my_mandate(applicant bytea)
RETURNS TABLE (id uuid, code text, edrpou text, role text, state text, details bytea, sent_at timestamptz, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, m.code::text, m.edrpou, m.role, m.state, m.details, m.sent_at, m.reason
  FROM public.application_mandate AS m JOIN public.tenant_application AS a ON a.id = m.application_id
  WHERE a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft' ORDER BY m.id DESC LIMIT 1
$$;

-- Hands a letter in: for the hromada that is chosen, by an address that was confirmed, one at a time.
CREATE FUNCTION viche.send_mandate(applicant bytea, id uuid, code text, edrpou text, role text, details bytea, storage_key text,
  file_key bytea, media_type text, bytes integer) RETURNS TABLE (mandate uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.application_mandate AS m
    (id, application_id, code, edrpou, role, details, storage_key, file_key, media_type, bytes)
  SELECT $2, a.id, $3::bpchar, $4, $5, $6, $7, $8, $9, $10 FROM public.tenant_application AS a
  WHERE a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft' AND a.email_confirmed_at IS NOT NULL AND a.content->>'code' = $3
  ON CONFLICT (application_id) WHERE state IN ('waiting', 'approved') DO NOTHING
  RETURNING m.id
$$;

-- Takes the letter back; what was in it is forgotten at once.
CREATE FUNCTION viche.withdraw_mandate(applicant bytea) RETURNS TABLE (mandate uuid, file text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.application_mandate AS m
  SET state = 'withdrawn', ended_at = now(), details = NULL, storage_key = NULL, file_key = NULL
  FROM (SELECT o.id, o.storage_key FROM public.application_mandate AS o JOIN public.tenant_application AS a ON a.id = o.application_id
    WHERE a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft' AND o.state IN ('waiting', 'approved') FOR UPDATE OF o) AS was
  WHERE m.id = was.id RETURNING m.id, was.storage_key
$$;

-- Opens a site by the letter, in the transaction that opens it. No row comes back when the approval is no more.
CREATE FUNCTION viche.use_mandate(applicant bytea, mandate uuid, code text) RETURNS TABLE (id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.application_mandate AS m SET state = 'used', ended_at = now()
  FROM public.tenant_application AS a
  WHERE a.id = m.application_id AND a.applicant = $1 AND a.edrpou = '' AND a.state = 'draft'
    AND m.id = $2 AND m.code = $3::bpchar AND m.state = 'approved'
  RETURNING m.id
$$;

-- What operators see of letters: facts of the hromada in clear, the person sealed. `open` are those that wait or were approved.
CREATE FUNCTION viche.operator_mandates(token_hash bytea, mandate uuid, state text, before uuid, most integer)
RETURNS TABLE (id uuid, code text, edrpou text, role text, state text, details bytea, storage_key text, file_key bytea, media_type text,
  bytes integer, sent_at timestamptz, decided_at timestamptz, operator text, reason text, site text, council_site text, others integer,
  other_approved boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, m.code::text, m.edrpou, m.role, m.state, m.details, m.storage_key, m.file_key, m.media_type, m.bytes, m.sent_at,
    m.decided_at, o.name, m.reason,
    (SELECT t.slug FROM public.tenant AS t WHERE t.code = m.code AND t.state IN ('sandbox', 'live', 'suspended', 'closing')),
    (SELECT t.slug FROM public.tenant AS t WHERE t.edrpou = m.edrpou AND t.state IN ('sandbox', 'live', 'suspended', 'closing')),
    (SELECT count(*)::int FROM public.application_mandate AS n
      WHERE n.code = m.code AND n.id <> m.id AND n.state IN ('waiting', 'approved')),
    EXISTS (SELECT FROM public.application_mandate AS n WHERE n.code = m.code AND n.id <> m.id AND n.state = 'approved')
  FROM public.application_mandate AS m LEFT JOIN public.operator AS o ON o.id = m.decided_by
  WHERE EXISTS (SELECT FROM viche.operator_of($1)) AND ($2 IS NULL OR m.id = $2)
    AND ($3 IS NULL OR CASE $3 WHEN 'ended' THEN m.ended_at IS NOT NULL ELSE m.state = $3 END) AND ($4 IS NULL OR m.id < $4)
  ORDER BY m.id DESC LIMIT $5
$$;

CREATE FUNCTION viche.operator_mandate_counts(token_hash bytea) RETURNS TABLE (state text, count integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN m.ended_at IS NULL THEN m.state ELSE 'ended' END, count(*)::int FROM public.application_mandate AS m
  WHERE EXISTS (SELECT FROM viche.operator_of($1)) GROUP BY 1
$$;

CREATE FUNCTION viche.approve_mandate(token_hash bytea, mandate uuid, reason text) RETURNS TABLE (id uuid, details bytea)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.application_mandate AS m SET state = 'approved', decided_at = now(), decided_by = o.id, reason = $3
  FROM viche.operator_of($1) AS o WHERE m.id = $2 AND m.state = 'waiting' RETURNING m.id, m.details
$$;

-- An approval is taken back in the same way, as long as no site was opened by it.
CREATE FUNCTION viche.refuse_mandate(token_hash bytea, mandate uuid, reason text) RETURNS TABLE (id uuid, details bytea)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.application_mandate AS m
  SET state = 'refused', decided_at = now(), decided_by = o.id, reason = $3, ended_at = now()
  FROM viche.operator_of($1) AS o WHERE m.id = $2 AND m.state IN ('waiting', 'approved') RETURNING m.id, m.details
$$;

-- An approval that nobody has used for so many days is none any more.
CREATE FUNCTION viche.lapse_mandates(days integer) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.application_mandate AS m SET state = 'lapsed', ended_at = now()
  WHERE m.state = 'approved' AND m.decided_at < now() - make_interval(days => greatest($1, 1))
$$;

-- Letters that ended so many days ago: who and what goes, the row stays. Answers where the bytes lie.
CREATE FUNCTION viche.forget_mandates(days integer) RETURNS TABLE (file text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.application_mandate AS m SET details = NULL, storage_key = NULL, file_key = NULL
  FROM (SELECT o.id, o.storage_key FROM public.application_mandate AS o
    WHERE o.details IS NOT NULL AND o.ended_at < now() - make_interval(days => greatest($1, 1)) FOR UPDATE) AS was
  WHERE m.id = was.id RETURNING was.storage_key
$$;

-- Addresses of applications that were left or came to their end, unless a letter of them is being looked at.
CREATE FUNCTION viche.forget_applicant_contacts(days integer) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.tenant_application AS a SET email = NULL, email_confirmed_at = NULL, email_code = NULL, email_code_until = NULL
  WHERE a.email IS NOT NULL AND a.updated_at < now() - make_interval(days => greatest($1, 1)) AND NOT EXISTS (
    SELECT FROM public.application_mandate AS m WHERE m.application_id = a.id AND m.ended_at IS NULL)
$$;

-- Letters by mail of the platform itself: sealed whole, and forgotten when they are sent.
CREATE FUNCTION viche.queue_platform_letter(id uuid, content bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.platform_letter (id, content) VALUES ($1, $2)
$$;

-- Whoever takes one has until its next moment to send it; each failure doubles the wait, up to six hours.
CREATE FUNCTION viche.take_platform_letters(most integer) RETURNS TABLE (id uuid, content bytea, attempts integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.platform_letter AS l SET attempts = l.attempts + 1,
    next_at = now() + least(power(2, l.attempts) * interval '1 minute', interval '6 hours')
  WHERE l.id IN (SELECT q.id FROM public.platform_letter AS q WHERE q.state = 'queued' AND q.next_at <= now()
    ORDER BY q.next_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING l.id, l.content, l.attempts
$$;

CREATE FUNCTION viche.end_platform_letter(id uuid, state text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.platform_letter AS l SET state = $2, content = NULL WHERE l.id = $1 AND l.state = 'queued'
$$;

CREATE FUNCTION viche.forget_platform_letters() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM public.platform_letter AS l WHERE l.state <> 'queued' AND l.created_at < now() - interval '90 days'
$$;

GRANT EXECUTE ON FUNCTION viche.applicant_contact(bytea), viche.ask_applicant_contact(bytea, bytea, bytea, integer),
  viche.try_applicant_code(bytea, bytea), viche.my_mandate(bytea),
  viche.send_mandate(bytea, uuid, text, text, text, bytea, text, bytea, text, integer), viche.withdraw_mandate(bytea),
  viche.use_mandate(bytea, uuid, text), viche.operator_mandates(bytea, uuid, text, uuid, integer), viche.operator_mandate_counts(bytea),
  viche.approve_mandate(bytea, uuid, text), viche.refuse_mandate(bytea, uuid, text), viche.lapse_mandates(integer),
  viche.forget_mandates(integer), viche.forget_applicant_contacts(integer),
  viche.queue_platform_letter(uuid, bytea), viche.take_platform_letters(integer), viche.end_platform_letter(uuid, text),
  viche.forget_platform_letters() TO viche_app;
