import { describe, expect, it } from 'vitest';
import { nextRows, ROWS_AT_ONCE, typedRows } from './paper-rows.ts';

describe('the lines of a form', () => {
  it('are those that were typed; empty ones are left out', () => {
    const typed = { 'rows.0.line': '1', 'rows.0.name': ' ', 'rows.3.line': '4', 'rows.3.name': 'Сич Ян', csrf: 'x' };
    expect(typedRows(typed)).toEqual([{ line: '4', name: 'Сич Ян', code: '' }]);
  });

  it('are next what did not stand, then what is free', () => {
    const lines = [
      { line: 1, removedReason: null },
      { line: 2, removedReason: 'помилка' },
    ];
    const kept = [{ line: '3', name: 'Сич Ян', code: '1', outcome: 'BAD_CODE' }];
    expect(nextRows(lines, 5, kept).map(({ line }) => line)).toEqual(['3', '2', '4', '5']);
    expect(nextRows([], 40, [])).toHaveLength(ROWS_AT_ONCE);
    expect(nextRows(lines.slice(0, 1), 1, [])).toEqual([]);
  });
});
