-- CreateTable
CREATE TABLE "petitions_petition_day" (
    "tenant_id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "signatures" INTEGER NOT NULL,

    CONSTRAINT "petitions_petition_day_pkey" PRIMARY KEY ("tenant_id","petition_id","day")
);

-- CreateTable
CREATE TABLE "petitions_petition_day_due" (
    "tenant_id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "petitions_petition_day_due_pkey" PRIMARY KEY ("tenant_id","petition_id")
);

-- CreateTable
CREATE TABLE "petitions_petition_quarter_figure" (
    "tenant_id" UUID NOT NULL,
    "quarter" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "signatures" INTEGER NOT NULL,

    CONSTRAINT "petitions_petition_quarter_figure_pkey" PRIMARY KEY ("tenant_id","quarter","channel")
);

-- CreateIndex
CREATE INDEX "petitions_petition_day_tenant_id_day_idx" ON "petitions_petition_day"("tenant_id", "day");

-- AddForeignKey
ALTER TABLE "petitions_petition_day" ADD CONSTRAINT "petitions_petition_day_tenant_id_petition_id_fkey" FOREIGN KEY ("tenant_id", "petition_id") REFERENCES "petitions_petition"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security and grants
CALL viche.protect('petitions_petition_day');
CALL viche.protect('petitions_petition_day_due');
CALL viche.protect('petitions_petition_quarter_figure', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE petitions_petition_day
  ADD CONSTRAINT petitions_petition_day_counted CHECK (signatures > 0);
ALTER TABLE petitions_petition_quarter_figure
  ADD CONSTRAINT petitions_petition_quarter_figure_channel_known CHECK (channel IN ('web', 'desk', 'paper')),
  ADD CONSTRAINT petitions_petition_quarter_figure_counted CHECK (signatures >= 0);

-- What was signed already is counted by the next run of the job. The owner of a table sees its rows only unforced.
ALTER TABLE petitions_petition NO FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition_day_due NO FORCE ROW LEVEL SECURITY;
INSERT INTO petitions_petition_day_due (tenant_id, petition_id, marked_at)
  SELECT tenant_id, id, now() FROM petitions_petition WHERE published_at IS NOT NULL;
ALTER TABLE petitions_petition_day_due FORCE ROW LEVEL SECURITY;
ALTER TABLE petitions_petition FORCE ROW LEVEL SECURITY;
