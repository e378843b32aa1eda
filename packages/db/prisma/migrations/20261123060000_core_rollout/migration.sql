-- CreateTable
CREATE TABLE "rollout_step" (
    "tenant_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "settled_at" TIMESTAMPTZ(6),
    "settled_by" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rollout_step_pkey" PRIMARY KEY ("tenant_id","step")
);

-- --- by hand: what Prisma's schema language cannot say ---

CALL viche.protect('rollout_step');
REVOKE DELETE ON rollout_step FROM viche_app;
ALTER TABLE rollout_step
  ADD CONSTRAINT rollout_step_settled_whole CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
  ADD CONSTRAINT rollout_step_named CHECK (btrim(step) <> '');
