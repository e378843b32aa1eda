/** A column as its structure file describes it. */
export interface StructureColumn {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly datatype: string;
  readonly required: boolean;
}

/** The structure file of a dataset: CSV on the Web, in the shape of the recommendations to CMU 835/2015. */
export function tableStructure(columns: readonly StructureColumn[], primaryKey: string, language: string): object {
  return {
    context: { '@context': 'http://www.w3.org/ns/csvw', '@language': language },
    tableSchema: { columns },
    primaryKey,
  };
}
