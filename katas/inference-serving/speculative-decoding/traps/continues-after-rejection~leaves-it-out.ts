/**
 * @title Skips a rejected token and goes on
 * @question speculative-decoding
 *
 * A rejected token was left out and the next one judged. The tokens behind it were written with it in the
 * context, and the place that it leaves is filled by nobody. The first rejection ends the draft, and its
 * place gets a token from the residual.
 */

export interface SpecResult {
  tokens: number[];
  accepted: number;
}

export function verifyDraft(
  draftTokens: number[],
  draftProbs: number[][],
  targetProbs: number[][],
  rng: () => number,
): SpecResult {
  checkInput(draftTokens, draftProbs, targetProbs);
  const tokens: number[] = [];
  for (const [i, token] of draftTokens.entries()) {
    const p = targetProbs[i]!;
    const q = draftProbs[i]!;
    if (rng() < Math.min(1, p[token]! / q[token]!)) {
      tokens.push(token);
      continue;
    }
  }
  const bonus = sample(targetProbs.at(-1)!, rng);
  return { tokens: [...tokens, bonus], accepted: tokens.length };
}

export function expectedTokens(alpha: number, gamma: number): number {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`alpha must be in [0, 1], got ${alpha}`);
  if (!Number.isInteger(gamma) || gamma < 0)
    throw new RangeError(`gamma must be an integer >= 0, got ${gamma}`);
  return alpha === 1 ? gamma + 1 : (1 - Math.pow(alpha, gamma + 1)) / (1 - alpha);
}

/** Draws an id with probability proportional to its weight: inverse CDF in the order of the ids. */
function sample(weights: number[], rng: () => number): number {
  const threshold = rng() * weights.reduce((sum, weight) => sum + weight, 0);
  let cumulative = 0;
  for (const [id, weight] of weights.entries()) {
    cumulative += weight;
    if (weight > 0 && threshold < cumulative) return id;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

function checkInput(draftTokens: number[], draftProbs: number[][], targetProbs: number[][]): void {
  const gamma = draftTokens.length;
  if (draftProbs.length !== gamma) throw new RangeError(`${gamma} tokens need ${gamma} draft rows`);
  if (targetProbs.length !== gamma + 1) throw new RangeError(`${gamma} tokens need ${gamma + 1} target rows`);
  const width = targetProbs[0]!.length;
  for (const row of [...draftProbs, ...targetProbs]) {
    if (row.length !== width) throw new RangeError('rows of different lengths');
    if (!row.every((probability) => probability >= 0)) throw new RangeError('a negative probability');
    const sum = row.reduce((total, probability) => total + probability, 0);
    if (!(Math.abs(sum - 1) <= 1e-6)) throw new RangeError(`a row sums to ${sum}`);
  }
  draftTokens.forEach((token, i) => {
    const probability = draftProbs[i]![token];
    if (probability === undefined) throw new RangeError(`there is no token ${token}`);
    if (probability === 0) throw new RangeError(`the draft cannot have drawn token ${token}`);
  });
}
