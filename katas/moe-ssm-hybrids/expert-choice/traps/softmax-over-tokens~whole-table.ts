/**
 * @title Normalises over the whole table
 * @question expert-choice
 *
 * One softmax was taken over all tokens and experts together. The shares of one token then sum to far less
 * than 1, and the ranking within a column follows the raw logits. Each token has a softmax of its own.
 */

export function expertChoice(
  logits: number[][],
  capacityFactor: number,
): { tokens: number[][]; weights: number[][]; perToken: number[] } {
  const numTokens = logits.length;
  const numExperts = checkInput(logits, capacityFactor);
  const capacity = Math.max(1, Math.floor((numTokens * capacityFactor) / numExperts));

  const all = softmax(logits.flat());
  const scores = logits.map((_, t) => all.slice(t * numExperts, (t + 1) * numExperts));
  const columns = logits[0]!.map((_, expert) => scores.map((row) => row[expert]!));
  const tokens = columns.map((column) => highest(column, capacity));
  const weights = tokens.map((taken, expert) => taken.map((token) => columns[expert]![token]!));

  const perToken = new Array<number>(numTokens).fill(0);
  for (const token of tokens.flat()) perToken[token]! += 1;
  return { tokens, weights, perToken };
}

/** Indexes of the largest values, largest first, equal ones in their own order. */
function highest(values: number[], count: number): number[] {
  const indexes = values.map((_, index) => index);
  return indexes.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, count);
}

function softmax(row: number[]): number[] {
  const top = Math.max(...row);
  const exps = row.map((logit) => Math.exp(logit - top));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

/** Throws for invalid input; returns the number of experts. */
function checkInput(logits: number[][], capacityFactor: number): number {
  const numExperts = logits[0]?.length ?? 0;
  if (numExperts === 0) throw new RangeError('need at least one token and one expert');
  for (const row of logits) {
    if (row.length !== numExperts) throw new RangeError('logits are ragged');
    if (!row.every(Number.isFinite)) throw new RangeError('logits must be finite');
  }
  if (!(capacityFactor > 0 && capacityFactor <= numExperts)) {
    throw new RangeError(`capacityFactor must be above 0 and at most ${numExperts}, got ${capacityFactor}`);
  }
  return numExperts;
}
