export type MaskSpec =
  | { kind: 'causal' }
  | { kind: 'sliding'; window: number }
  | { kind: 'prefix'; prefix: number }
  | { kind: 'document'; ids: number[] };

/** Starts from an empty table and fills in, row by row, the stretch of keys that is visible. */
export function buildMask(length: number, spec: MaskSpec): boolean[][] {
  if (!isCount(length, 1)) throw new RangeError('bad length');
  if (spec.kind === 'sliding' && !isCount(spec.window, 1)) throw new RangeError('bad window');
  if (spec.kind === 'prefix' && !(isCount(spec.prefix, 0) && spec.prefix <= length)) {
    throw new RangeError('bad prefix');
  }
  if (spec.kind === 'document' && spec.ids.length !== length) throw new RangeError('bad ids');

  const mask: boolean[][] = [];
  for (let i = 0; i < length; i++) {
    const row = new Array<boolean>(length).fill(false);
    const from = spec.kind === 'sliding' ? Math.max(0, i - spec.window + 1) : 0;
    const to = spec.kind === 'prefix' ? Math.max(i + 1, spec.prefix) : i + 1;
    row.fill(true, from, to);
    if (spec.kind === 'document') {
      spec.ids.forEach((id, j) => {
        if (id !== spec.ids[i]) row[j] = false;
      });
    }
    mask.push(row);
  }
  return mask;
}

/** Follows one output down through the layers: each one reaches the rest of a window further back. */
export function receptiveField(layers: number, window: number): number {
  if (!isCount(layers, 1) || !isCount(window, 1)) throw new RangeError('bad stack');
  const start = layers - layers * window;
  return 1 - start;
}

function isCount(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
