/**
 * @title Accepts what the target would choose itself
 * @question speculative-decoding
 *
 * A drafted token was accepted if it is the most likely one of the target, up to the first difference, and
 * the rest was filled in greedily. That is what the rule becomes for greedy decoding, and how it is often
 * told. For sampling it is wrong: the text is pulled towards the favourites of the target, as if the
 * temperature had been turned to zero. Acceptance is a draw against p/q.
 */

export interface SpecResult {
  tokens: number[];
  accepted: number;
}

export function verifyDraft(
  draftTokens: number[],
  draftProbs: number[][],
  targetProbs: number[][],
  _rng: () => number,
): SpecResult {
  checkInput(draftTokens, draftProbs, targetProbs);
  const tokens: number[] = [];
  for (const [i, token] of draftTokens.entries()) {
    const p = targetProbs[i]!;
    if (token === argmax(p)) {
      tokens.push(token);
      continue;
    }
    return { tokens: [...tokens, argmax(p)], accepted: i };
  }
  const bonus = argmax(targetProbs.at(-1)!);
  return { tokens: [...tokens, bonus], accepted: tokens.length };
}

export function expectedTokens(alpha: number, gamma: number): number {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`alpha must be in [0, 1], got ${alpha}`);
  if (!Number.isInteger(gamma) || gamma < 0)
    throw new RangeError(`gamma must be an integer >= 0, got ${gamma}`);
  return alpha === 1 ? gamma + 1 : (1 - Math.pow(alpha, gamma + 1)) / (1 - alpha);
}

function argmax(row: number[]): number {
  return row.indexOf(Math.max(...row));
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
