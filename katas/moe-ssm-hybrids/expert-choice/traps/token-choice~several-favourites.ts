/**
 * @title Lets each token choose several experts
 * @question expert-choice
 *
 * The capacity factor was read as the number of experts per token, and each token took its best ones. On
 * average the factor is that number, but the single token may get more or fewer. What is fixed is the
 * number of tokens per expert.
 */

export function expertChoice(
  logits: number[][],
  capacityFactor: number,
): { tokens: number[][]; weights: number[][]; perToken: number[] } {
  const numTokens = logits.length;
  checkInput(logits, capacityFactor);
  const perTokenLimit = Math.max(1, Math.floor(capacityFactor));

  // Each token spreads a probability of 1 over the experts; then each expert looks down its column.
  const scores = logits.map((row) => softmax(row));
  const columns = logits[0]!.map((_, expert) => scores.map((row) => row[expert]!));
  const favourites = scores.map((row) => highest(row, perTokenLimit));
  const tokens = columns.map((column, expert) =>
    highest(column, numTokens).filter((token) => favourites[token]!.includes(expert)),
  );
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
