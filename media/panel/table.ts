import { h } from './dom';

/**
 * A table whose first column names its rows, in a box that scrolls.
 * @param numbers the columns that hold numbers
 */
export function table(
  head: (string | undefined)[],
  rows: (string | HTMLElement)[][],
  numbers: readonly number[],
): HTMLElement {
  const name = (column: number): string | undefined => (numbers.includes(column) ? 'number' : undefined);
  const headCells = head.map((text, i) =>
    text === undefined ? h('td', {}) : h('th', { class: name(i), attrs: { scope: 'col' } }, [text]),
  );
  const body = rows.map((cells) =>
    h(
      'tr',
      {},
      cells.map((cell, i) =>
        i === 0 ? h('th', { attrs: { scope: 'row' } }, [cell]) : h('td', { class: name(i) }, [cell]),
      ),
    ),
  );
  const element = h('table', {}, [h('thead', {}, [h('tr', {}, headCells)]), h('tbody', {}, body)]);
  return h('div', { class: 'table' }, [element]);
}
