ALTER TABLE tenant VALIDATE CONSTRAINT tenant_locales_known;
