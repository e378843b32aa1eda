-- DropIndex
DROP INDEX "tenant_domain_tenant_ref_idx";

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "host" TEXT;

-- AlterTable
ALTER TABLE "tenant_domain" DROP CONSTRAINT "tenant_domain_pkey",
ADD COLUMN     "certificate_ends_at" TIMESTAMPTZ(6),
ADD COLUMN     "certificate_issuer" TEXT,
ADD COLUMN     "certificate_problem" TEXT,
ADD COLUMN     "certificate_seen_at" TIMESTAMPTZ(6),
ADD COLUMN     "check_asked_at" TIMESTAMPTZ(6),
ADD COLUMN     "checked_at" TIMESTAMPTZ(6),
ADD COLUMN     "found" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "proven_at" TIMESTAMPTZ(6),
ADD COLUMN     "state_since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "state" SET DEFAULT 'pending',
ADD CONSTRAINT "tenant_domain_pkey" PRIMARY KEY ("tenant_ref", "host");

-- --- by hand: what Prisma's schema language cannot say ---

-- Anybody may claim a name; whoever proved it holds it alone (threats T21). Also finds the tenant of a host.
CREATE UNIQUE INDEX tenant_domain_one_holder ON tenant_domain (host) WHERE state IN ('verified', 'active');
UPDATE tenant_domain SET proven_at = created_at WHERE state IN ('verified', 'active');
ALTER TABLE tenant_domain
  ADD CONSTRAINT tenant_domain_proven CHECK (state NOT IN ('verified', 'active') OR proven_at IS NOT NULL),
  ADD CONSTRAINT tenant_domain_problem_known CHECK (problem IN
    ('no-record', 'other-record', 'no-address', 'points-elsewhere', 'taken', 'no-answer'));

-- Whether somebody holds a name, and not who: rows of others cannot be read.
CREATE FUNCTION viche.domain_is_held(host text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.tenant_domain AS d WHERE d.host = lower($1) AND d.state IN ('verified', 'active'))
$$;
GRANT EXECUTE ON FUNCTION viche.domain_is_held(text) TO viche_app;
