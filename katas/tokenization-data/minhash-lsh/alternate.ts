export interface HashFn {
  a: number;
  b: number;
}

const prime = 4294967311n;

export function shingles(text: string, n: number): string[] {
  assertCount(n);
  const words: string[] = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const grams = words.length < n ? [words] : words.map((_, i) => words.slice(i, i + n));
  return grams
    .filter((gram) => gram.length === Math.min(n, words.length) && gram.length > 0)
    .map((gram) => gram.join(' '))
    .filter((gram, i, all) => all.indexOf(gram) === i);
}

/** Exact arithmetic in BigInt. */
export function minhash(items: string[], fns: HashFn[]): number[] {
  const xs = [...new Set(items)].map(fnv);
  return fns.map(({ a, b }) =>
    Number(
      xs
        .map((x) => (BigInt(a) * x + BigInt(b)) % prime)
        .reduce((least, hash) => (hash < least ? hash : least), prime),
    ),
  );
}

/** Splits the documents of a band row by row; groups of one are dropped at once. */
export function lshPairs(signatures: number[][], bands: number): [number, number][] {
  assertCount(bands);
  const lengths = new Set(signatures.map((signature) => signature.length));
  if (lengths.size > 1) throw new RangeError('unequal signatures');
  const [length = 0] = lengths;
  if (!Number.isInteger(length / bands)) throw new RangeError('bands do not divide the signature');

  const count = signatures.length;
  const pairs = new Set<number>();
  const everyone = signatures.map((_, i) => i);
  for (let start = 0; start < length; start += length / bands) {
    let groups = [everyone];
    for (let row = start; row < start + length / bands; row++) {
      groups = groups.flatMap((group) => split(group, (i) => signatures[i]![row]!));
    }
    for (const group of groups) {
      group.forEach((i, at) => group.slice(at + 1).forEach((j) => pairs.add(i * count + j)));
    }
  }
  return [...pairs]
    .sort((a, b) => a - b)
    .map((code): [number, number] => [Math.floor(code / count), code % count]);
}

export function lshProbability(similarity: number, bands: number, rows: number): number {
  assertCount(bands);
  assertCount(rows);
  if (Number.isNaN(similarity) || similarity < 0 || similarity > 1) throw new RangeError('bad similarity');
  // ln of "no band agrees"
  const logMiss = bands * Math.log1p(-(similarity ** rows));
  return -Math.expm1(logMiss);
}

function split(group: number[], value: (i: number) => number): number[][] {
  const parts = new Map<number, number[]>();
  for (const i of group) {
    const part = parts.get(value(i));
    if (part) part.push(i);
    else parts.set(value(i), [i]);
  }
  return [...parts.values()].filter((part) => part.length > 1);
}

function fnv(text: string): bigint {
  return text.split('').reduce((hash, unit) => {
    const mixed = hash ^ BigInt(unit.charCodeAt(0));
    return BigInt.asUintN(32, mixed * 16777619n);
  }, 2166136261n);
}

function assertCount(value: number): void {
  if (!(value >= 1) || value % 1 !== 0) throw new RangeError('not a positive integer');
}
