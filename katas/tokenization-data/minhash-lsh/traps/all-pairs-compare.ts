/**
 * @title Compares every pair of documents
 * @question pretraining-data-pipeline
 *
 * For every two documents the bands are compared one after the other. The result is right, and the work
 * is what LSH exists to avoid: 30,000 documents are 450 million pairs, a crawl of a billion would be 5 *
 * 10^17. Buckets bring together only documents that agree, and everybody else is never looked at.
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

  const pairs: [number, number][] = [];
  for (let i = 0; i < signatures.length; i++) {
    for (let j = i + 1; j < signatures.length; j++) {
      if (shareABand(signatures[i]!, signatures[j]!, bands, rows)) pairs.push([i, j]);
    }
  }
  return pairs;
}

export function lshProbability(similarity: number, bands: number, rows: number): number {
  requirePositiveInteger(bands, 'bands');
  requirePositiveInteger(rows, 'rows');
  if (!(similarity >= 0 && similarity <= 1)) throw new RangeError(`no similarity: ${similarity}`);
  return 1 - (1 - similarity ** rows) ** bands;
}

function shareABand(a: number[], b: number[], bands: number, rows: number): boolean {
  for (let band = 0; band < bands; band++) {
    let row = 0;
    while (row < rows && a[band * rows + row] === b[band * rows + row]) row++;
    if (row === rows) return true;
  }
  return false;
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
