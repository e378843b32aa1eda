-- DropIndex
DROP INDEX "petitions_petition_tenant_id_norm_idx";

-- AlterTable
ALTER TABLE "petitions_petition" ADD COLUMN     "norm_edition" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "recent_signatures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "territory_id" UUID;

-- Counted anew below.
TRUNCATE "petitions_petition_tally";

-- AlterTable
ALTER TABLE "petitions_petition_tally" DROP CONSTRAINT "petitions_petition_tally_pkey",
ADD COLUMN     "category_id" UUID NOT NULL,
ADD COLUMN     "territory_id" UUID NOT NULL,
ADD CONSTRAINT "petitions_petition_tally_pkey" PRIMARY KEY ("tenant_id","state","category_id","territory_id");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_recent_signatures_id_idx" ON "petitions_petition"("tenant_id", "recent_signatures" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_category_id_idx" ON "petitions_petition"("tenant_id", "category_id");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_territory_id_idx" ON "petitions_petition"("tenant_id", "territory_id");

-- CreateIndex
CREATE INDEX "petitions_petition_tenant_id_norm_edition_idx" ON "petitions_petition"("tenant_id", "norm_edition");

-- AddForeignKey
ALTER TABLE "petitions_petition" ADD CONSTRAINT "petitions_petition_tenant_id_territory_id_fkey" FOREIGN KEY ("tenant_id", "territory_id") REFERENCES "tenant_territory"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition ADD CONSTRAINT petitions_petition_recent_positive CHECK (recent_signatures >= 0);

-- A text that nobody may find has no terms, and never any to write anew.
CREATE FUNCTION viche.petitions_note_norm_edition() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.norm_edition := CASE WHEN NEW.norm = '' THEN 2147483647
    ELSE coalesce(substring(NEW.norm FROM '^s([0-9]{1,6})(?: |$)')::integer, 0) END;
  RETURN NEW;
END
$$;
CREATE TRIGGER petitions_petition_norm_edition BEFORE INSERT OR UPDATE OF norm ON petitions_petition
  FOR EACH ROW EXECUTE FUNCTION viche.petitions_note_norm_edition();
CREATE TRIGGER petitions_petition_searchable AFTER INSERT OR UPDATE OF norm, state OR DELETE ON petitions_petition
  FOR EACH ROW EXECUTE FUNCTION viche.keep_postings('Petition',
    'collecting', 'threshold-reached', 'in-review', 'answered', 'expired', 'merged', 'refused');

-- Where a petition is about belongs to its text: a published one keeps it.
DROP TRIGGER petitions_petition_frozen ON petitions_petition;
CREATE TRIGGER petitions_petition_frozen BEFORE UPDATE ON petitions_petition
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL AND (
    (OLD.title, OLD.essence, OLD.demand, OLD.category_id, OLD.territory_id, OLD.rules, OLD.number, OLD.ref, OLD.published_at)
    IS DISTINCT FROM
    (NEW.title, NEW.essence, NEW.demand, NEW.category_id, NEW.territory_id, NEW.rules, NEW.number, NEW.ref, NEW.published_at)))
  EXECUTE FUNCTION viche.petitions_keep_published();

-- The tally by topic and territory too: counts beside the filters of the list.
CREATE OR REPLACE FUNCTION viche.petitions_keep_tally() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  none CONSTANT uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
BEGIN
  -- One less where it stood, one more where it stands; in one order, so that two petitions that change places never wait for
  -- each other.
  INSERT INTO public.petitions_petition_tally AS tally (tenant_id, state, category_id, territory_id, petitions)
  SELECT moved.tenant_id, moved.state, moved.category_id, moved.territory_id, moved.step
  FROM (VALUES
    (OLD.tenant_id, OLD.state, coalesce(OLD.category_id, none), coalesce(OLD.territory_id, none), -1),
    (NEW.tenant_id, NEW.state, coalesce(NEW.category_id, none), coalesce(NEW.territory_id, none), 1)
  ) AS moved (tenant_id, state, category_id, territory_id, step)
  WHERE moved.tenant_id IS NOT NULL
  ORDER BY moved.state, moved.category_id, moved.territory_id
  ON CONFLICT (tenant_id, state, category_id, territory_id) DO UPDATE SET petitions = tally.petitions + excluded.petitions;
  RETURN NULL;
END
$$;
DROP TRIGGER petitions_petition_moves ON petitions_petition;
CREATE TRIGGER petitions_petition_moves AFTER UPDATE ON petitions_petition
  FOR EACH ROW WHEN ((OLD.state, OLD.category_id, OLD.territory_id) IS DISTINCT FROM (NEW.state, NEW.category_id, NEW.territory_id))
  EXECUTE FUNCTION viche.petitions_keep_tally();

-- What is there already. A hidden text has an empty norm. All others have norms of an earlier kind and edition 0: the job
-- `indexTexts` writes them anew, in batches. The owner of a table sees its rows only unforced.
ALTER TABLE petitions_petition NO FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition_tally NO FORCE ROW LEVEL SECURITY;
UPDATE petitions_petition SET norm = '' WHERE norm = '';
INSERT INTO petitions_petition_tally (tenant_id, state, category_id, territory_id, petitions)
  SELECT tenant_id, state, coalesce(category_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
    'ffffffff-ffff-ffff-ffff-ffffffffffff', count(*)
  FROM petitions_petition GROUP BY 1, 2, 3;
ALTER TABLE petitions_petition_tally FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition FORCE ROW LEVEL SECURITY;
