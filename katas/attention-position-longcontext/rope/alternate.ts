export interface RopeOptions {
  base?: number;
  layout?: 'interleaved' | 'half';
}

/** A pair of dimensions seen as the complex number re + i*im. */
interface Complex {
  re: number;
  im: number;
}

/** The same rotation in complex numbers: pair i is multiplied by e^(i m theta). */
export function applyRope(x: number[][], positions: number[], options?: RopeOptions): number[][] {
  const head = openHead(options);
  head.check(x, positions);
  return x.map((row, t) =>
    head.unpack(head.pack(row).map((z, i) => multiply(z, unit(positions[t]! * head.speed(i, row.length))))),
  );
}

/**
 * The relative form: q and k themselves are never rotated. Each pair contributes the real part of
 * q_i * conj(k_i) * e^(i (m - n) theta_i).
 */
export function ropeScores(
  q: number[][],
  k: number[][],
  qPositions: number[],
  kPositions: number[],
  options?: RopeOptions,
): number[][] {
  const head = openHead(options);
  head.check(q, qPositions);
  head.check(k, kPositions);
  const [query] = q;
  const [key] = k;
  if (query && key && query.length !== key.length) throw new RangeError('q and k differ in width');

  const packedK = k.map((row) => head.pack(row));
  return q.map((row, t) => {
    const packedQ = head.pack(row);
    return packedK.map((keyRow, s) => {
      const distance = qPositions[t]! - kPositions[s]!;
      const terms = packedQ.map((z, i) => {
        const product = multiply(z, conjugate(keyRow[i]!));
        return multiply(product, unit(distance * head.speed(i, row.length))).re;
      });
      return terms.reduce((sum, term) => sum + term, 0) / Math.sqrt(row.length);
    });
  });
}

function openHead({ base = 10000, layout = 'interleaved' }: RopeOptions = {}) {
  if (!(base > 0 && base < Infinity)) throw new RangeError('bad base');
  if (!['interleaved', 'half'].includes(layout)) throw new RangeError('bad layout');
  const logBase = Math.log(base);
  const interleaved = layout === 'interleaved';

  return {
    speed: (i: number, d: number) => Math.exp((-2 * i * logBase) / d),

    pack: (row: number[]): Complex[] => {
      const half = row.length / 2;
      return interleaved
        ? row.filter((_, j) => j % 2 === 0).map((re, i) => ({ re, im: row[2 * i + 1]! }))
        : row.slice(0, half).map((re, i) => ({ re, im: row[half + i]! }));
    },

    unpack: (pairs: Complex[]): number[] =>
      interleaved
        ? pairs.flatMap((z) => [z.re, z.im])
        : [...pairs.map((z) => z.re), ...pairs.map((z) => z.im)],

    check: (x: number[][], positions: number[]): void => {
      if (x.length !== positions.length) throw new RangeError('one position per row');
      if (!positions.every((m) => Number.isInteger(m) && m >= 0)) throw new RangeError('bad position');
      if (new Set(x.map((row) => row.length)).size > 1) throw new RangeError('ragged rows');
      if (x.some((row) => row.length === 0 || row.length % 2 === 1)) throw new RangeError('d must be even');
    },
  };
}

function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function conjugate(z: Complex): Complex {
  return { re: z.re, im: -z.im };
}

function unit(angle: number): Complex {
  return { re: Math.cos(angle), im: Math.sin(angle) };
}
