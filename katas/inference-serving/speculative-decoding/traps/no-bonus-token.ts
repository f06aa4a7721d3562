/**
 * @title Draws no token when all were accepted
 * @question speculative-decoding
 *
 * When all drafted tokens were accepted, these were the result. But the pass of the target has computed one
 * row more, the one behind the last token, and a draw from it is free. Without it the best case yields
 * gamma instead of gamma + 1 tokens, and without a draft nothing at all.
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
    // What the draft gives too rarely is made up for here.
    const residual = p.map((probability, id) => Math.max(0, probability - q[id]!));
    return { tokens: [...tokens, sample(residual, rng)], accepted: i };
  }
  return { tokens, accepted: tokens.length };
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
