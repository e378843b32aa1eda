-- CreateTable
CREATE TABLE "search_posting" (
    "tenant_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "weight" SMALLINT NOT NULL,

    CONSTRAINT "search_posting_pkey" PRIMARY KEY ("tenant_id","subject_type","term","subject_id","weight")
);

-- CreateTable
CREATE TABLE "search_gram" (
    "tenant_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "gram" TEXT NOT NULL,
    "term" TEXT NOT NULL,

    CONSTRAINT "search_gram_pkey" PRIMARY KEY ("tenant_id","subject_type","gram","term")
);

-- CreateTable
CREATE TABLE "tenant_territory" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT,
    "parent_id" UUID,
    "name_uk" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "population" INTEGER,
    "order" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_territory_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "tenant_territory_tenant_id_parent_id_idx" ON "tenant_territory"("tenant_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_territory_tenant_id_code_key" ON "tenant_territory"("tenant_id", "code");

-- AddForeignKey
ALTER TABLE "tenant_territory" ADD CONSTRAINT "tenant_territory_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "tenant_territory"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('search_posting');
CALL viche.protect('search_gram');
CALL viche.protect('tenant_territory');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE search_posting
  ADD CONSTRAINT search_posting_term_short CHECK (char_length(term) BETWEEN 1 AND 100),
  ADD CONSTRAINT search_posting_weight_positive CHECK (weight > 0);
REVOKE UPDATE ON search_posting, search_gram FROM viche_app;

-- Keeps the postings of a table's column `norm` ('s1 term:weight term:weight …', written by @viche/search). The table has
-- tenant_id, id and state, and a trigger with its subject's name and the states in which everybody may find it: not even the
-- words of other texts are known to a search, so that nobody can ask for what stands in a draft.
--   CREATE TRIGGER … AFTER INSERT OR UPDATE OF norm, state OR DELETE ON …
--     FOR EACH ROW EXECUTE FUNCTION viche.keep_postings('Petition', 'collecting', 'answered');
-- An index over a text column would be of no use: full-text and trigram operators are not leakproof, so that under row-level
-- security PostgreSQL may ask them only after the policy, row by row. Equality of text is.
CREATE FUNCTION viche.keep_postings() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kind text := TG_ARGV[0];
  was text[] := '{}';
  now_is text[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = ANY (TG_ARGV[1:]) THEN was := string_to_array(OLD.norm, ' '); END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = ANY (TG_ARGV[1:]) THEN now_is := string_to_array(NEW.norm, ' '); END IF;
  IF was = now_is THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public.search_posting AS posting
    USING (
      SELECT split_part(token, ':', 1) AS term, split_part(token, ':', 2)::smallint AS weight
      FROM unnest(was) AS token WHERE token ~ '^[^:]+:[0-9]{1,3}$' AND token <> ALL (now_is)
    ) AS gone
    WHERE posting.tenant_id = OLD.tenant_id AND posting.subject_type = kind AND posting.term = gone.term
      AND posting.subject_id = OLD.id AND posting.weight = gone.weight;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    -- Before the postings: a term that nobody wrote before is one without any.
    INSERT INTO public.search_gram (tenant_id, subject_type, gram, term)
    SELECT NEW.tenant_id, kind, substr(' ' || fresh.term || ' ', place, 3), fresh.term
    FROM (
      SELECT split_part(token, ':', 1) AS term FROM unnest(now_is) AS token
      WHERE token ~ '^[^:0-9]{4,20}:[0-9]{1,3}$' AND token <> ALL (was)
    ) AS fresh, generate_series(1, char_length(fresh.term)) AS place
    -- Not NOT EXISTS: as an anti-join it would be planned once for all, by reading the whole table.
    WHERE (SELECT true FROM public.search_posting AS known
      WHERE known.tenant_id = NEW.tenant_id AND known.subject_type = kind AND known.term = fresh.term LIMIT 1) IS NULL
    -- In one order: two texts with the same new words, published at once, would wait for each other.
    ORDER BY fresh.term, place
    ON CONFLICT DO NOTHING;
    INSERT INTO public.search_posting (tenant_id, subject_type, term, subject_id, weight)
    SELECT NEW.tenant_id, kind, split_part(token, ':', 1), NEW.id, split_part(token, ':', 2)::smallint
    FROM unnest(now_is) AS token WHERE token ~ '^[^:]+:[0-9]{1,3}$' AND token <> ALL (was)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;

ALTER TABLE tenant_territory
  ADD CONSTRAINT tenant_territory_kind_known
    CHECK (kind IN ('city', 'settlement', 'village', 'starosta-district', 'district', 'neighbourhood')),
  ADD CONSTRAINT tenant_territory_named CHECK (btrim(name_uk) <> '' AND btrim(name_en) <> ''),
  ADD CONSTRAINT tenant_territory_population_positive CHECK (population >= 0);
REVOKE DELETE ON tenant_territory FROM viche_app;

CREATE FUNCTION viche.territory_without_cycle() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  above uuid := NEW.parent_id;
BEGIN
  -- Two territories that are put under one another at once would not see each other: one after the other they do.
  PERFORM pg_advisory_xact_lock(hashtextextended('tenant_territory' || NEW.tenant_id, 0));
  WHILE above IS NOT NULL LOOP
    IF above = NEW.id THEN
      RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'tenant_territory_cycle', TABLE = TG_TABLE_NAME,
        MESSAGE = 'a territory cannot lie within itself';
    END IF;
    SELECT parent_id INTO above FROM public.tenant_territory WHERE tenant_id = NEW.tenant_id AND id = above;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER tenant_territory_cycle AFTER INSERT OR UPDATE OF parent_id ON tenant_territory
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION viche.territory_without_cycle();
