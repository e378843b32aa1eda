-- As before, and with what a private person sent to open the site: an application that has letters could not be deleted.
CREATE OR REPLACE FUNCTION viche.close_tenant() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  closing uuid;
BEGIN
  SELECT t.id INTO closing FROM public.tenant AS t
  WHERE t.id = viche.tenant() AND t.state = 'closing' AND t.closes_at <= now() FOR UPDATE;
  IF closing IS NULL THEN RETURN false; END IF;
  UPDATE public.tenant AS t
  SET state = 'closed', closed_at = now(), pepper = '', data_key = '', contacts = '{}', brand = '{}', statute_url = NULL,
    statute_edition = NULL, closing_reason = NULL, withheld_modules = '{}', config_version = t.config_version + 1
  WHERE t.id = closing;
  INSERT INTO public.closing_certificate (tenant_ref, audit_seq, audit_head)
  SELECT closing, b.seq, encode(b.head, 'hex')
  FROM (VALUES (1)) AS one (row) LEFT JOIN LATERAL (
    SELECT a.seq, a.head FROM public.audit_batch AS a WHERE a.tenant_id = closing ORDER BY a.seq DESC LIMIT 1) AS b ON true;
  PERFORM viche.note_swept('domains', (SELECT count(*) FROM public.tenant_domain AS d WHERE d.tenant_ref = closing));
  DELETE FROM public.tenant_domain AS d WHERE d.tenant_ref = closing;
  -- The letter of a private person who opened the site; its file has no key from now on, and the platform's tidying takes it.
  PERFORM viche.note_swept('mandates', (SELECT count(*) FROM public.application_mandate AS m
    JOIN public.tenant_application AS a ON a.id = m.application_id WHERE a.tenant_ref = closing));
  DELETE FROM public.application_mandate AS m USING public.tenant_application AS a
  WHERE a.id = m.application_id AND a.tenant_ref = closing;
  PERFORM viche.note_swept('applications', (SELECT count(*) FROM public.tenant_application AS a WHERE a.tenant_ref = closing));
  DELETE FROM public.tenant_application AS a WHERE a.tenant_ref = closing;
  DELETE FROM public.tenant_usage AS u WHERE u.tenant_ref = closing;
  RETURN true;
END
$$;
