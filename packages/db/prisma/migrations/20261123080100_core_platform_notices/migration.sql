-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "tone" TEXT NOT NULL,
    "text_uk" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "announced_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_gauge" (
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_gauge_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "announcement_announced_by_idx" ON "announcement"("announced_by");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_announced_by_fkey" FOREIGN KEY ("announced_by") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE announcement
  ADD CONSTRAINT announcement_tone_known CHECK (tone IN ('info', 'warn')),
  ADD CONSTRAINT announcement_days CHECK (until_day >= from_day),
  ADD CONSTRAINT announcement_said CHECK (least(char_length(btrim(text_uk)), char_length(btrim(text_en))) > 0);
ALTER TABLE platform_gauge ADD CONSTRAINT platform_gauge_known CHECK (name IN ('queue.waiting', 'queue.active') AND value >= 0);

-- What desks show today. No secret: every member of staff of every hromada reads it.
CREATE FUNCTION viche.announcements_of(day date) RETURNS TABLE (id uuid, tone text, text_uk text, text_en text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.tone, a.text_uk, a.text_en FROM public.announcement AS a
  WHERE a.withdrawn_at IS NULL AND $1 BETWEEN a.from_day AND a.until_day ORDER BY a.tone DESC, a.id DESC
$$;

CREATE FUNCTION viche.announce(token_hash bytea, id uuid, tone text, text_uk text, text_en text, from_day date, until_day date)
RETURNS TABLE (announcement uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.announcement AS a (id, tone, text_uk, text_en, from_day, until_day, announced_by)
  SELECT $2, $3, $4, $5, $6, $7, o.id FROM viche.operator_of($1) AS o RETURNING a.id
$$;

CREATE FUNCTION viche.withdraw_announcement(token_hash bytea, announcement uuid) RETURNS TABLE (id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.announcement AS a SET withdrawn_at = now()
  WHERE a.id = $2 AND a.withdrawn_at IS NULL AND EXISTS (SELECT FROM viche.operator_of($1)) RETURNING a.id
$$;

CREATE FUNCTION viche.operator_announcements(token_hash bytea, most integer)
RETURNS TABLE (id uuid, tone text, text_uk text, text_en text, from_day date, until_day date, operator text, withdrawn_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.tone, a.text_uk, a.text_en, a.from_day, a.until_day, o.name, a.withdrawn_at FROM public.announcement AS a
  JOIN public.operator AS o ON o.id = a.announced_by WHERE EXISTS (SELECT FROM viche.operator_of($1)) ORDER BY a.id DESC LIMIT $2
$$;

CREATE FUNCTION viche.note_platform_gauge(name text, value bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.platform_gauge AS g (name, value) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = now()
$$;

CREATE FUNCTION viche.operator_gauges(token_hash bytea) RETURNS TABLE (name text, value bigint, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT g.name, g.value, g.at FROM public.platform_gauge AS g WHERE EXISTS (SELECT FROM viche.operator_of($1))
  UNION ALL
  SELECT 'database.bytes', pg_database_size(current_database()), now() WHERE EXISTS (SELECT FROM viche.operator_of($1))
$$;

-- The latest count of each hromada, added up.
CREATE FUNCTION viche.operator_totals(token_hash bytea)
RETURNS TABLE (participants bigint, processes bigint, failed_jobs bigint, counted integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(u.participants), 0)::bigint, coalesce(sum(u.processes), 0)::bigint, coalesce(sum(u.failed_jobs), 0)::bigint,
    count(u.day)::integer
  FROM public.tenant AS t
  CROSS JOIN LATERAL (SELECT * FROM public.tenant_usage AS d WHERE d.tenant_ref = t.id ORDER BY d.day DESC LIMIT 1) AS u
  WHERE EXISTS (SELECT FROM viche.operator_of($1))
$$;

CREATE FUNCTION viche.operator_days(token_hash bytea, since date) RETURNS TABLE (day date, sign_ins bigint, acts bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.day, sum(u.sign_ins)::bigint, sum(u.acts)::bigint FROM public.tenant_usage AS u
  WHERE u.day >= $2 AND EXISTS (SELECT FROM viche.operator_of($1)) GROUP BY u.day ORDER BY u.day DESC
$$;

GRANT EXECUTE ON FUNCTION viche.announcements_of(date), viche.announce(bytea, uuid, text, text, text, date, date),
  viche.withdraw_announcement(bytea, uuid), viche.operator_announcements(bytea, integer), viche.note_platform_gauge(text, bigint),
  viche.operator_gauges(bytea), viche.operator_totals(bytea), viche.operator_days(bytea, date) TO viche_app;
