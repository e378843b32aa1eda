-- CreateTable
CREATE TABLE "key_check" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_check_pkey" PRIMARY KEY ("name"),
    CONSTRAINT "key_check_form" CHECK ("name" ~ '^[a-z]+$' AND "value" ~ '^[0-9a-f]{16}$')
);

-- The runtime notes a key once and changes nothing: a mark is taken away by the owner, when a key was changed on purpose.
GRANT SELECT, INSERT ON key_check TO viche_app;
