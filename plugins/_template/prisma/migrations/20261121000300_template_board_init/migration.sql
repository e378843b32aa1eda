-- CreateTable
CREATE TABLE "template_board_notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "posted_at" TIMESTAMPTZ(6) NOT NULL,
    "shown_until" TIMESTAMPTZ(6) NOT NULL,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "template_board_notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "template_board_notice_standing" ON "template_board_notice"("tenant_id", "archived_at", "posted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "template_board_notice_author" ON "template_board_notice"("tenant_id", "author_id");

-- Row-level security and grants
CALL viche.protect('template_board_notice');

-- --- by hand: what Prisma's schema language cannot say ---

ALTER TABLE template_board_notice ADD CONSTRAINT template_board_notice_window CHECK (shown_until > posted_at);
