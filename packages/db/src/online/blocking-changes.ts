import type { AlterTableCmd, ColumnDef, Constraint, Node } from 'libpg-query';

/** Changes of a table that only touch the catalogue: they wait for the lock, hold it for milliseconds, and read no rows. */
const MOMENTARY = new Set([
  'AT_ColumnDefault',
  'AT_DropNotNull',
  'AT_DropConstraint',
  'AT_SetStatistics',
  'AT_SetOptions',
  'AT_ResetOptions',
  'AT_SetRelOptions',
  'AT_ResetRelOptions',
  'AT_SetStorage',
  'AT_ReplicaIdentity',
  'AT_ChangeOwner',
  'AT_EnableRowSecurity',
  'AT_ForceRowSecurity',
  'AT_NoForceRowSecurity',
  'AT_EnableTrig',
  'AT_DisableTrig',
  'AT_EnableAlwaysTrig',
]);

/** Functions that give one value for the whole statement, so that an added column needs no rewrite. */
const ONE_VALUE = new Set(['now', 'transaction_timestamp', 'statement_timestamp']);

function isOneValue(node: Node | undefined): boolean {
  if (!node) return true;
  if ('A_Const' in node || 'SQLValueFunction' in node) return true;
  if ('TypeCast' in node) return isOneValue(node.TypeCast.arg);
  if ('A_ArrayExpr' in node) return (node.A_ArrayExpr.elements ?? []).every(isOneValue);
  if ('FuncCall' in node) return ONE_VALUE.has(lastName(node.FuncCall.funcname));
  return false;
}

/** Last part of a name that may carry its schema; empty when there is none. */
export function lastName(names: readonly Node[] | undefined): string {
  const last = names?.at(-1);
  return last && 'String' in last ? (last.String.sval ?? '') : '';
}

function blockingConstraint({ contype, skip_validation, indexname }: Constraint): string | null {
  if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN' || contype === 'CONSTR_NOTNULL')
    return skip_validation
      ? null
      : 'reads the whole table under a lock: add it NOT VALID, validate it in the next migration';
  return indexname ? null : 'builds an index under a lock: make the index CONCURRENTLY, then add it USING INDEX';
}

function blockingColumn({ typeName, constraints = [] }: ColumnDef): string | null {
  const own = constraints.flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
  const initial = own.find(({ contype }) => contype === 'CONSTR_DEFAULT');
  if (
    /^(small|big)?serial[248]?$/.test(lastName(typeName?.names)) ||
    own.some(({ contype }) => contype === 'CONSTR_IDENTITY')
  )
    return 'numbers every row anew: the table is written again';
  if (own.some(({ contype, generated_kind }) => contype === 'CONSTR_GENERATED' && generated_kind !== 'v'))
    return 'computes every row: the table is written again';
  if (!isOneValue(initial?.raw_expr))
    return 'has a default that differs by row: the table is written again. Add the column empty and fill it by a job';
  if (own.some(({ contype }) => contype === 'CONSTR_NOTNULL') && !initial)
    return 'is NOT NULL without a default: it fails where the table has rows';
  if (own.some(({ contype }) => contype === 'CONSTR_CHECK'))
    return 'checks every row under a lock: add the check NOT VALID';
  if (own.some(({ contype }) => contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY'))
    return 'builds an index under a lock: make it CONCURRENTLY afterwards';
  return initial && own.some(({ contype }) => contype === 'CONSTR_FOREIGN')
    ? 'checks every row against another table under a lock: add the key NOT VALID'
    : null;
}

/** Why a change of a table in use reads or writes the whole table under a lock; null when it is over in a moment. */
export function blockingChange({ subtype, name, def }: AlterTableCmd): string | null {
  if (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def) {
    const reason = blockingColumn(def.ColumnDef);
    return reason && `column ${def.ColumnDef.colname} ${reason}`;
  }
  if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
    const reason = blockingConstraint(def.Constraint);
    return reason && `constraint ${def.Constraint.conname} ${reason}`;
  }
  if (subtype === 'AT_AlterColumnType')
    return `the type of ${name} changes: the table is written again. Add a column, fill it by a job, drop the old one an edition later`;
  if (subtype === 'AT_SetNotNull')
    return `${name} becomes NOT NULL: reads the whole table under a lock. Add the NOT NULL constraint NOT VALID, validate it next`;
  if (subtype === 'AT_DropColumn' || subtype === 'AT_ValidateConstraint') return null; // judged with the whole migration
  return MOMENTARY.has(subtype ?? '') ? null : `${subtype} is not known to be quick`;
}

/** The single changes of an ALTER TABLE; empty for other statements. */
export function changesOf(node: Node): AlterTableCmd[] {
  const changes = 'AlterTableStmt' in node ? (node.AlterTableStmt.cmds ?? []) : [];
  return changes.flatMap((each) => ('AlterTableCmd' in each ? [each.AlterTableCmd] : []));
}

export function isValidation({ subtype }: AlterTableCmd): boolean {
  return subtype === 'AT_ValidateConstraint';
}
