import { Unsupported } from './plainText';

const maxItems = 12;
const maxRows = 12;
const maxText = 120;

/** One element of a result; with as many digits as it takes to tell it from `other`. */
export function viewScalar(value: unknown, other?: unknown): string {
  if (value instanceof Unsupported) return value.what;
  if (typeof value === 'number') return viewNumber(value, typeof other === 'number' ? other : undefined);
  if (typeof value === 'string')
    return JSON.stringify(value.length > maxText ? `${value.slice(0, maxText)}…` : value);
  if (typeof value === 'object' && value !== null) return cut(viewInline(value, undefined), maxText);
  return String(value);
}

/** A whole value in readable form: matrices aligned, long lists cut around the element at `path`. */
export function viewValue(value: unknown, path = ''): string {
  if (isMatrix(value)) return viewMatrix(value, path);
  if (isRecord(value)) {
    const keys = Object.keys(value);
    const [step, name] = /^\.([\w$]+)/.exec(path) ?? [''];
    const focus = name === undefined ? -1 : keys.indexOf(name);
    const [from, to] = windowAround(keys.length, focus < 0 ? undefined : focus, maxRows);
    const lines = keys.slice(from, to).map((key) => {
      const text = viewValue(value[key], key === name ? path.slice(step.length) : '');
      return `${key}: ${text.includes('\n') ? `\n${indent(text)}` : text}`;
    });
    if (from > 0) lines.unshift(`… ${from} more`);
    if (to < keys.length) lines.push(`… ${keys.length - to} more`);
    return `{\n${indent(lines.join('\n'))}\n}`;
  }
  return viewInline(value, focusOf(path));
}

/** A call as a learner would write it, arguments cut to size. */
export function viewCall(name: string, args: readonly unknown[]): string {
  return `${name}(${args.map((arg) => cut(viewInline(arg, undefined), 400)).join(', ')})`;
}

function viewNumber(value: number, other: number | undefined): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  for (let digits = 6; digits < 17; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (other === undefined || text !== String(Number(other.toPrecision(digits)))) return text;
  }
  return String(value);
}

function viewInline(value: unknown, focus: number | undefined): string {
  if (Array.isArray(value)) return `[${viewItems(value, focus)}]`;
  if (ArrayBuffer.isView(value)) {
    return `${value.constructor.name} [${viewItems(Array.from(value as unknown as ArrayLike<unknown>), focus)}]`;
  }
  if (value instanceof Map)
    return `Map {${viewItems(
      [...value].map(([k, v]) => new Pair(k, v)),
      focus,
    )}}`;
  if (value instanceof Set) return `Set {${viewItems([...value], focus)}}`;
  if (value instanceof Pair)
    return `${viewInline(value.key, undefined)} => ${viewInline(value.value, undefined)}`;
  if (isRecord(value)) {
    const keys = Object.keys(value);
    const fields = keys.slice(0, maxItems).map((key) => `${key}: ${viewInline(value[key], undefined)}`);
    if (keys.length > maxItems) fields.push(`… ${keys.length - maxItems} more`);
    return `{ ${fields.join(', ')} }`;
  }
  return viewScalar(value);
}

class Pair {
  constructor(
    readonly key: unknown,
    readonly value: unknown,
  ) {}
}

function viewItems(items: unknown[], focus: number | undefined): string {
  const [from, to] = windowAround(items.length, focus, maxItems);
  const shown = items.slice(from, to).map((item) => viewInline(item, undefined));
  if (from > 0) shown.unshift(`… ${from} more`);
  if (to < items.length) shown.push(`… ${items.length - to} more`);
  return shown.join(', ');
}

function viewMatrix(rows: number[][], path: string): string {
  const focusRow = focusOf(path);
  const focusColumn = focusOf(path.replace(/^\[\d+\]/, ''));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [firstRow, endRow] = windowAround(rows.length, focusRow, maxRows);
  const [firstColumn, endColumn] = windowAround(width, focusColumn, maxItems);
  const cells = rows
    .slice(firstRow, endRow)
    .map((row) => row.slice(firstColumn, endColumn).map((cell) => viewScalar(cell)));
  const widest = Math.max(0, ...cells.flat().map((cell) => cell.length));
  const lines = cells.map((row, i) => {
    const text = row.map((cell) => cell.padStart(widest)).join('  ');
    const total = rows[firstRow + i]?.length ?? 0;
    return `[${firstColumn > 0 ? '… ' : ''}${text}${endColumn < total ? ' …' : ''}]`;
  });
  if (firstRow > 0) lines.unshift(`… ${firstRow} rows above`);
  if (endRow < rows.length) lines.push(`… ${rows.length - endRow} rows below`);
  return lines.join('\n');
}

/** A window of `size` that contains `focus`, with most of the room before the end of the list used. */
function windowAround(length: number, focus: number | undefined, size: number): [number, number] {
  if (length <= size) return [0, length];
  const from = Math.min(Math.max(0, (focus ?? 0) - Math.floor(size / 2)), length - size);
  return [from, from + size];
}

function focusOf(path: string): number | undefined {
  const match = /^\[(\d+)\]/.exec(path);
  return match === null ? undefined : Number(match[1]);
}

function isMatrix(value: unknown): value is number[][] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'number'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    Object.prototype.toString.call(value) === '[object Object]' &&
    !(value instanceof Unsupported) &&
    !(value instanceof Pair)
  );
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
