-- What web processes have counted for their rate limits, by keyed hashes of persons and addresses. Unlogged: it is written
-- every second and may be lost in a crash. It belongs to no tenant and holds nobody's data, so the runtime reaches it by two
-- functions only.

CREATE UNLOGGED TABLE viche.hit_count (
  key text PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 64),
  hits integer NOT NULL CHECK (hits > 0),
  ends_at timestamptz NOT NULL
);
CREATE INDEX hit_count_ends_at ON viche.hit_count (ends_at);

-- Adds each process's own hits and answers with the totals. A window begins with its first hit; the one that is over
-- begins anew. Rows are taken in the order of their keys: two processes with the same keys must not wait for one another.
CREATE FUNCTION viche.add_hits(keys text[], hits integer[], window_ms integer[])
RETURNS TABLE (counted_key text, total integer, left_ms integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO viche.hit_count AS known (key, hits, ends_at)
  SELECT added.key, added.hits, clock_timestamp() + added.ms * interval '1 millisecond'
  FROM unnest($1, $2, $3) AS added (key, hits, ms)
  ORDER BY added.key
  ON CONFLICT (key) DO UPDATE SET
    hits = CASE WHEN known.ends_at > clock_timestamp() THEN least(known.hits::bigint + excluded.hits, 1000000000)::integer
      ELSE excluded.hits END,
    ends_at = CASE WHEN known.ends_at > clock_timestamp() THEN known.ends_at ELSE excluded.ends_at END
  RETURNING known.key, known.hits, greatest(0, extract(epoch FROM known.ends_at - clock_timestamp()) * 1000)::integer
$$;

CREATE FUNCTION viche.drop_old_hits() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM viche.hit_count WHERE key IN (
    SELECT old.key FROM viche.hit_count AS old WHERE old.ends_at <= clock_timestamp()
    LIMIT 20000 FOR UPDATE SKIP LOCKED)
$$;
GRANT EXECUTE ON FUNCTION viche.add_hits(text[], integer[], integer[]), viche.drop_old_hits() TO viche_app;
