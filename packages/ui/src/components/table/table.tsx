import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';

/** A column. The first one is the header of its row. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly align?: 'start' | 'number';
  readonly cell: (row: Row) => ReactNode;
  /** Cell of the totals row. */
  readonly total?: ReactNode;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly captionAs?: 'visible' | 'hidden';
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Inset line for what is late (`bad`) or close (`warn`); the row must also say it in words. */
  readonly rowTone?: (row: Row) => 'bad' | 'warn' | undefined;
  /** When rows become cards: `narrow` for short cells, `wide` for five columns and long ones, `never` for two or three. */
  readonly stack?: 'narrow' | 'wide' | 'never';
  readonly size?: 'md' | 'sm';
}

function numberClass(align: 'start' | 'number' | undefined) {
  return align === 'number' ? 'n' : undefined;
}

function TableRow<Row>(props: {
  columns: readonly TableColumn<Row>[];
  content: (column: TableColumn<Row>) => ReactNode;
  tone?: 'bad' | 'warn';
}) {
  const { columns, content, tone } = props;
  return (
    <tr role="row" data-tone={tone}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" role="rowheader">
            {content(column)}
          </th>
        ) : (
          <td key={column.key} role="cell" data-label={column.title} className={numberClass(column.align)}>
            {content(column)}
          </td>
        ),
      )}
    </tr>
  );
}

function TableBox(props: { caption: string; scrolls: 'sideways' | 'no'; children: ReactNode }) {
  const { caption, scrolls, children } = props;
  if (scrolls === 'no') return <div className="table-box">{children}</div>;
  return (
    // A table that keeps its columns may scroll in its box, so the box must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="table-box" aria-label={caption} tabIndex={0}>
      {children}
    </section>
  );
}

/**
 * A table that turns its rows into cards when its own box is narrow. The roles are written out because CSS that
 * changes `display` takes them away in some browsers.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionAs = 'visible', columns, rows, rowKey, rowTone, stack = 'narrow', size = 'md' } = props;
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return (
    <TableBox caption={caption} scrolls={stack === 'never' ? 'sideways' : 'no'}>
      <table
        className={classNames('table', size === 'sm' && 'table-sm')}
        role="table"
        data-stack={stack === 'never' ? undefined : stack}
      >
        <caption className={captionAs === 'hidden' ? 'sr' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, title, align }) => (
              <th key={key} scope="col" role="columnheader" className={numberClass(align)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <TableRow key={rowKey(row)} tone={rowTone?.(row)} columns={columns} content={({ cell }) => cell(row)} />
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot role="rowgroup">
            <TableRow columns={columns} content={({ total }) => total} />
          </tfoot>
        ) : null}
      </table>
    </TableBox>
  );
}
