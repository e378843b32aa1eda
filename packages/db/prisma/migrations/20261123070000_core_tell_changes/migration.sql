-- Every process that listens hears of a change of a tenant, its host or its modules' settings as soon as it is committed,
-- whoever made it: it says so under the tag that drops what is kept of the tenant.
CREATE FUNCTION viche.tell_change_of_tenant() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('viche_invalidate', json_build_object('tenantId', NEW.id, 'tags', json_build_array('config'))::text);
  RETURN NULL;
END $$;
CREATE FUNCTION viche.tell_change_of_host() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('viche_invalidate',
    json_build_object('tenantId', coalesce(NEW.tenant_ref, OLD.tenant_ref), 'tags', json_build_array('config'))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE ON tenant
  FOR EACH ROW EXECUTE FUNCTION viche.tell_change_of_tenant();
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON tenant_domain
  FOR EACH ROW EXECUTE FUNCTION viche.tell_change_of_host();
