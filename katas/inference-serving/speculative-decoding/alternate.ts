export interface SpecResult {
  tokens: number[];
  accepted: number;
}

/** Recursive: judge the first token, then verify the rest of the draft against the rest of the rows. */
export function verifyDraft(
  draftTokens: number[],
  draftProbs: number[][],
  targetProbs: number[][],
  rng: () => number,
): SpecResult {
  const isConsistent =
    draftProbs.length === draftTokens.length &&
    targetProbs.length === draftTokens.length + 1 &&
    new Set([...draftProbs, ...targetProbs].map((row) => row.length)).size === 1 &&
    draftTokens.every((token, i) => Object.hasOwn(draftProbs[i]!, token) && draftProbs[i]![token] !== 0);
  if (!isConsistent) throw new RangeError('tokens and rows do not fit');
  if (![...draftProbs, ...targetProbs].every(isDistribution)) throw new RangeError('not a distribution');
  return verifyFrom(0);

  function verifyFrom(i: number): SpecResult {
    const [target, draft, token] = [targetProbs[i]!, draftProbs[i], draftTokens[i]];
    if (draft === undefined || token === undefined) return { tokens: [draw(target, rng())], accepted: 0 };
    // Both sides are multiplied by q; a token that the target likes better is always below.
    if (rng() * draft[token]! < target[token]!) {
      const { tokens, accepted } = verifyFrom(i + 1);
      return { tokens: [token, ...tokens], accepted: accepted + 1 };
    }
    const excess = target.map((p, id) => p - Math.min(p, draft[id]!));
    return { tokens: [draw(excess, rng())], accepted: 0 };
  }
}

/** The geometric series, summed. */
export function expectedTokens(alpha: number, gamma: number): number {
  if (Number.isNaN(alpha) || alpha < 0 || alpha > 1) throw new RangeError('alpha');
  if (gamma !== Math.floor(gamma) || gamma < 0 || gamma === Infinity) throw new RangeError('gamma');
  let total = 1;
  for (let i = 0; i < gamma; i++) total = 1 + alpha * total;
  return total;
}

function isDistribution(row: number[]): boolean {
  let sum = 0;
  for (const p of row) {
    if (!(p >= 0)) return false;
    sum += p;
  }
  return sum >= 1 - 1e-6 && sum <= 1 + 1e-6;
}

/** Walks down a normalised copy, subtracting instead of adding up. */
function draw(weights: number[], u: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = u;
  let last = -1;
  for (let id = 0; id < weights.length; id++) {
    const share = weights[id]! / total;
    if (share === 0) continue;
    if (left < share) return id;
    left -= share;
    last = id;
  }
  return last;
}
