/** A source of numbers in [0, 1) that depends on the seed alone. */
export type RandomSource = () => number;

/** Numbers drawn from a seed of any text (mulberry32 over an FNV-1a hash): for order and choice, not for secrets. */
export function seededRandom(seed: string | number): RandomSource {
  let state = 0x811c9dc5;
  for (const character of String(seed)) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A new array in an order drawn from `random`. */
export function shuffled<T>(values: readonly T[], random: RandomSource): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** One value, each as likely as its weight says; undefined when no weight is above 0. */
export function drawWeighted<T>(
  values: readonly T[],
  weightOf: (value: T) => number,
  random: RandomSource,
): T | undefined {
  const total = values.reduce((sum, value) => sum + weightOf(value), 0);
  let rest = random() * total;
  return total <= 0
    ? undefined
    : values.find((value) => weightOf(value) > 0 && (rest -= weightOf(value)) < 0);
}
