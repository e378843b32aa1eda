-- Petitions stay for ever, but with the site: the sweep of a closed tenant takes them, and keeps no counts of what goes.
CREATE OR REPLACE FUNCTION viche.petitions_keep_published() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND viche.in_sweep() THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE'
    AND (OLD.category_id, OLD.territory_id, OLD.rules, OLD.number, OLD.ref, OLD.published_at)
      IS NOT DISTINCT FROM (NEW.category_id, NEW.territory_id, NEW.rules, NEW.number, NEW.ref, NEW.published_at)
    AND NEW.text_version = OLD.text_version + 1
    AND EXISTS (
      SELECT FROM public.petitions_petition_revision AS kept
      WHERE kept.tenant_id = NEW.tenant_id AND kept.petition_id = NEW.id AND kept.version = NEW.text_version
        AND kept.diff_note IS NOT NULL AND (kept.title, kept.essence, kept.demand) = (NEW.title, NEW.essence, NEW.demand))
    AND NOT EXISTS (
      SELECT FROM public.petitions_petition_signature AS signed
      WHERE signed.tenant_id = NEW.tenant_id AND signed.petition_id = NEW.id AND signed.withdrawn_at IS NULL
        AND (signed.participant_id IS NULL OR signed.participant_id IS DISTINCT FROM NEW.author_id))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'petitions_petition_frozen', TABLE = TG_TABLE_NAME,
    MESSAGE = 'a published petition keeps its text, rules and number';
END
$$;

CREATE OR REPLACE FUNCTION viche.petitions_keep_tally() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  none CONSTANT uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
BEGIN
  IF TG_OP = 'DELETE' AND viche.in_sweep() THEN RETURN NULL; END IF;
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
