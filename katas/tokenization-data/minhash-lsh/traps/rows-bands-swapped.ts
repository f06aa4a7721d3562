/**
 * @title Takes the number of bands for the number of rows
 * @question pretraining-data-pipeline
 *
 * The signature is cut into slices of "bands" values, and the probability has the two exponents
 * exchanged. Both numbers are small integers whose product is the length, so nothing breaks. The
 * threshold (1/b)^(1/r) moves far away, though: 20 bands of 5 rows react at a similarity of 0.55, 5 bands
 * of 20 rows at 0.92, and most near duplicates are missed.
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
  const rows = bands;
  const slices = length / bands;

  /** For each document, the later ones that share a bucket with it. */
  const partners = signatures.map(() => new Set<number>());
  for (let band = 0; band < slices; band++) {
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
  return 1 - (1 - similarity ** bands) ** rows;
}

/** FNV-1a, 32 bit, over UTF-16 code units. */
function baseHash(item: string): number {
  let hash = 2166136261;
  for (let i = 0; i < item.length; i++) {
    hash = Math.imul(hash ^ item.charCodeAt(i), 16777619) >>> 0;
  }
  return hash;
}

/** (a * x + b) mod prime. The product has up to 65 bits; taken in two parts, nothing exceeds 2^50. */
function applyHash({ a, b }: HashFn, x: number): number {
  const high = Math.floor(a / 65536);
  const low = a % 65536;
  return (((high * x) % prime) * 65536 + low * x + b) % prime;
}

function requirePositiveInteger(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be a positive integer, got ${value}`);
  }
}
