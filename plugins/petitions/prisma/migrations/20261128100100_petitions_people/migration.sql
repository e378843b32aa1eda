-- CreateTable
CREATE TABLE "petitions_petition_people" (
    "tenant_id" UUID NOT NULL,
    "span" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "petitions_petition_people_pkey" PRIMARY KEY ("tenant_id","span","since")
);

-- Row-level security and grants
CALL viche.protect('petitions_petition_people', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition_people
  ADD CONSTRAINT petitions_petition_people_span_known CHECK (span IN ('month', 'year')),
  ADD CONSTRAINT petitions_petition_people_counted CHECK (people >= 0);
