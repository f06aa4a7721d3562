/**
 * @title Multiplies probabilities
 *
 * The log-probabilities were turned back into probabilities and multiplied. A few hundred tokens, or a few
 * very unlikely ones, and the product is 0: all beams are equal, and the logarithm is minus infinity. Sums
 * of logarithms have no such end.
 */

export interface Beam {
  tokens: number[];
  logProb: number;
  score: number;
}

interface Live {
  tokens: number[];
  logProb: number;
}

export function beamSearch(
  next: (tokens: number[]) => number[],
  beamSize: number,
  maxLength: number,
  eos: number,
  lengthPenalty = 1,
): Beam[] {
  checkPositive(beamSize, 'beamSize');
  checkPositive(maxLength, 'maxLength');
  if (Number.isNaN(lengthPenalty)) throw new RangeError('lengthPenalty is NaN');
  const scoreOf = (logProb: number, length: number) => logProb / Math.pow(length, lengthPenalty);
  let live: Live[] = [{ tokens: [], logProb: 0 }];
  let finished: Beam[] = []; // best first

  for (let length = 1; length <= maxLength; length++) {
    const candidates = bestExpansions(live, next, eos, 2 * beamSize);
    const leaving = candidates.filter(({ tokens }) => tokens.at(-1) === eos);
    live = candidates.filter(({ tokens }) => tokens.at(-1) !== eos).slice(0, beamSize);
    if (length === maxLength) leaving.push(...live);

    const scored = leaving.map(({ tokens, logProb }) => ({
      tokens,
      logProb,
      score: scoreOf(logProb, length),
    }));
    // The sort is stable, so that of equal scores the earlier one stays in front.
    finished = [...finished, ...scored].sort((a, b) => b.score - a.score).slice(0, beamSize);
    const worst = finished[beamSize - 1];
    const isHopeless = ({ logProb }: Live) =>
      worst !== undefined && scoreOf(logProb, maxLength) <= worst.score;
    if (live.every(isHopeless)) break;
  }
  return finished;
}

function productOf(tokens: number[], logProb: number): number {
  return tokens.length === 0 ? 1 : Math.exp(logProb);
}

/** The `count` likeliest continuations of all beams by one token. Only these are written out. */
function bestExpansions(
  live: Live[],
  next: (tokens: number[]) => number[],
  eos: number,
  count: number,
): Live[] {
  const expansions = live.flatMap(({ tokens, logProb }) => {
    const row = next(tokens);
    checkRow(row, eos);
    return row.map((step, id) => ({
      parent: tokens,
      id,
      logProb: Math.log(productOf(tokens, logProb) * Math.exp(step)),
    }));
  });
  return expansions
    .filter(({ id, logProb }) => logProb !== -Infinity || id >= 0)
    .sort((a, b) => b.logProb - a.logProb)
    .slice(0, count)
    .map(({ parent, id, logProb }) => ({ tokens: [...parent, id], logProb }));
}

function checkPositive(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be a positive integer, got ${value}`);
  }
}

function checkRow(row: number[], eos: number): void {
  if (!Object.hasOwn(row, eos)) throw new RangeError(`eos ${eos} is not an id of ${row.length} tokens`);
  if (row.some((step) => Number.isNaN(step))) throw new RangeError('a log-probability is NaN');
}
