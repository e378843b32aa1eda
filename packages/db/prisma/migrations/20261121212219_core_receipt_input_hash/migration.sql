-- AlterTable
ALTER TABLE "command_receipt" ADD COLUMN     "input_hash" BYTEA;
