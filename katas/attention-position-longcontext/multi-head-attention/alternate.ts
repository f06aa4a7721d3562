export interface MhaWeights {
  wq: number[][];
  wk: number[][];
  wv: number[][];
  wo: number[][];
}

/**
 * The circuit view: a head is a bilinear form Wq_h^T Wk_h that says where to look, and a map Wo_h Wv_h that
 * says what to write there. The heads' contributions are added; nothing is concatenated.
 */
export function multiHeadAttention(
  x: number[][],
  context: number[][],
  { wq, wk, wv, wo }: MhaWeights,
  heads: number,
  causal?: boolean,
): number[][] {
  const size = x[0]?.length ?? 0;
  const fits = (matrix: number[][]) => matrix.length > 0 && matrix.every((row) => row.length === size);
  const isSquare = (matrix: number[][]) => matrix.length === size && fits(matrix);
  if (!fits(x) || !fits(context) || ![wq, wk, wv, wo].every(isSquare)) {
    throw new RangeError('shapes do not fit');
  }
  if (causal && x.length !== context.length) throw new RangeError('causal attention to another text');
  const d = widthOfHead(size, heads);

  const result = x.map(() => new Array<number>(size).fill(0));
  for (let start = 0; start < size; start += d) {
    const rows = (matrix: number[][]) => matrix.slice(start, start + d);
    const look = times(transpose(rows(wq)), rows(wk));
    const write = times(
      wo.map((row) => row.slice(start, start + d)),
      rows(wv),
    );
    const scores = times(times(x, look), transpose(context));
    const written = times(context, transpose(write));
    scores.forEach((row, i) => {
      const visible = causal ? row.slice(0, i + 1) : row;
      const top = Math.max(...visible);
      const shares = visible.map((score) => Math.exp((score - top) / Math.sqrt(d)));
      const total = shares.reduce((a, b) => a + b);
      shares.forEach((share, j) => {
        for (let c = 0; c < size; c++) result[i]![c]! += (share / total) * written[j]![c]!;
      });
    });
  }
  return result;
}

export function mhaParamCount(dModel: number, heads: number): number {
  const d = widthOfHead(dModel, heads);
  const perHead = 3 * d * dModel + dModel * d;
  return perHead * heads;
}

function widthOfHead(size: number, heads: number): number {
  const d = size / heads;
  if (!(heads > 0) || heads % 1 !== 0 || d % 1 !== 0) throw new RangeError('heads must divide the width');
  return d;
}

function transpose(a: number[][]): number[][] {
  return a[0]!.map((_, c) => a.map((row) => row[c]!));
}

function times(a: number[][], b: number[][]): number[][] {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => column.reduce((sum, y, i) => sum + row[i]! * y, 0)));
}
