-- A site speaks one language at least, and none that the program has no words of. Rows are checked in the next migration.
ALTER TABLE tenant ADD CONSTRAINT tenant_locales_known
  CHECK (locales IS NOT NULL AND cardinality(locales) > 0 AND locales <@ ARRAY['uk', 'en']) NOT VALID;
