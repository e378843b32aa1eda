export const IMPORTS = /* GraphQL */ `
  query PetitionImports {
    petitionImports { uuid source state rowCount faultyRowCount appliedCount createdAt }
  }
`;

export interface ImportData {
  readonly uuid: string;
  readonly source: string;
  readonly state: string;
  readonly rowCount: number;
  readonly faultyRowCount: number;
  readonly appliedCount: number;
  readonly createdAt: string;
}

export const IMPORT_REPORT = /* GraphQL */ `
  query PetitionImportReport($id: String!, $after: Int) {
    petitionImport(id: $id) {
      uuid
      source
      state
      encoding
      delimiter
      rowCount
      faultyRowCount
      appliedCount
      createdAt
      columns { name column }
      statuses { status rows meaning }
      problems(afterLine: $after) { line column problem value }
    }
  }
`;

export interface ImportReportData extends ImportData {
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: readonly { readonly name: string; readonly column: string | null }[];
  readonly statuses: readonly { readonly status: string; readonly rows: number; readonly meaning: string | null }[];
  readonly problems: readonly {
    readonly line: number;
    readonly column: string;
    readonly problem: string;
    readonly value: string;
  }[];
}

/** Columns of the template in its order; the first six are required. */
export const TEMPLATE_COLUMNS = [
  'number',
  'title',
  'essence',
  'status',
  'published',
  'signatures',
  'demand',
  'author',
  'category',
  'collectedUntil',
  'threshold',
  'answer',
  'answeredOn',
  'address',
] as const;
export const REQUIRED_IN_TEMPLATE = 6;
