/**
 * @title Takes the 32-bit product
 * @question pretraining-data-pipeline
 *
 * Math.imul is right for FNV, where only the low 32 bits are wanted, and so it was used for a * x + b
 * too. Here the remainder by a prime of the whole 64-bit product is needed. What the low 32 bits give is
 * arithmetic modulo 2^32: the top bits of x never reach the low bits of the hash, which makes it a poor
 * hash function.
 */

export interface HashFn {
  a: number;
  b: number;
}

/** The smallest prime above 2^32. */
const prime = 4294967311;

export function shingles(text: string, n: number): string[] {
  requirePositiveInteger(n, 'n');
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const width = Math.min(n, words.length);
  const distinct = new Set<string>();
  for (let i = 0; i + width <= words.length; i++) distinct.add(words.slice(i, i + width).join(' '));
  return [...distinct];
}

export function minhash(items: string[], fns: HashFn[]): number[] {
  // The text of an item is read once, not once per function.
  const bases = items.map(baseHash);
  return fns.map((fn) => {
    let least = prime;
    for (const x of bases) least = Math.min(least, applyHash(fn, x));
    return least;
  });
}

export function lshPairs(signatures: number[][], bands: number): [number, number][] {
  requirePositiveInteger(bands, 'bands');
  const length = signatures[0]?.length ?? 0;
  for (const signature of signatures) {
    if (signature.length !== length) throw new RangeError('the signatures differ in length');
  }
  if (length % bands !== 0) throw new RangeError(`${length} values do not make ${bands} equal bands`);
  const rows = length / bands;

  /** For each document, the later ones that share a bucket with it. */
  const partners = signatures.map(() => new Set<number>());
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((signature, j) => {
      const key = signature.slice(band * rows, (band + 1) * rows).join(',');
      const bucket = buckets.get(key) ?? [];
      for (const i of bucket) partners[i]!.add(j);
      bucket.push(j);
      buckets.set(key, bucket);
    });
  }
  return partners.flatMap((later, i) =>
    [...later].sort((a, b) => a - b).map((j): [number, number] => [i, j]),
  );
}

export function lshProbability(similarity: number, bands: number, rows: number): number {
  requirePositiveInteger(bands, 'bands');
  requirePositiveInteger(rows, 'rows');
  if (!(similarity >= 0 && similarity <= 1)) throw new RangeError(`no similarity: ${similarity}`);
  return 1 - (1 - similarity ** rows) ** bands;
}

/** FNV-1a, 32 bit, over UTF-16 code units. */
function baseHash(item: string): number {
  let hash = 2166136261;
  for (let i = 0; i < item.length; i++) {
    hash = Math.imul(hash ^ item.charCodeAt(i), 16777619) >>> 0;
  }
  return hash;
}

function applyHash({ a, b }: HashFn, x: number): number {
  return ((Math.imul(a, x) + b) >>> 0) % prime;
}

function requirePositiveInteger(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be a positive integer, got ${value}`);
  }
}
