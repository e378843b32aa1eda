-- CreateIndex
CREATE INDEX "attachment_tenant_id_sha256_idx" ON "attachment"("tenant_id", "sha256");
