-- CreateTable
CREATE TABLE "letter_text" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plugin" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT,
    "body" TEXT,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "letter_text_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "letter_text_tenant_id_plugin_kind_locale_number_key" ON "letter_text"("tenant_id", "plugin", "kind", "locale", "number");

-- Row-level security and grants
CALL viche.protect('letter_text', append_only => true);

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE letter_text
  ADD CONSTRAINT letter_text_whole CHECK ((subject IS NULL) = (body IS NULL)),
  ADD CONSTRAINT letter_text_locale_known CHECK (locale IN ('uk', 'en')),
  ADD CONSTRAINT letter_text_number CHECK (number >= 1),
  ADD CONSTRAINT letter_text_small CHECK (octet_length(subject) <= 1000 AND octet_length(body) <= 40000);
