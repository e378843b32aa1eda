-- AlterTable
ALTER TABLE "passkey_reset" ADD COLUMN     "operator_ref" UUID,
ALTER COLUMN "requested_by" DROP NOT NULL;

-- --- by hand: what Prisma's schema language cannot say ---

-- An owner asks for a colleague; for a lone owner the platform's operator does, by a signed letter (threats O16).
ALTER TABLE passkey_reset ADD CONSTRAINT passkey_reset_asked CHECK ((requested_by IS NULL) <> (operator_ref IS NULL));
DROP TRIGGER passkey_reset_kept ON passkey_reset;
CREATE TRIGGER passkey_reset_kept BEFORE UPDATE ON passkey_reset
  FOR EACH ROW WHEN (
    OLD.state <> 'open' OR NEW.state = 'open'
    OR (OLD.staff_id, OLD.requested_by, OLD.operator_ref, OLD.reason, OLD.requested_at, OLD.effective_at)
      IS DISTINCT FROM (NEW.staff_id, NEW.requested_by, NEW.operator_ref, NEW.reason, NEW.requested_at, NEW.effective_at)
    OR NEW.state = 'done' AND NEW.ended_at < OLD.effective_at)
  EXECUTE FUNCTION viche.keep_passkey();
