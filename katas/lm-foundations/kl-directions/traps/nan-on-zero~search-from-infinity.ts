/**
 * @title Multiplies 0 by minus infinity, and the search passes over it
 *
 * 0 * log(0) is NaN in floating point, although outcomes with probability 0 add nothing. The search for
 * the nearest candidate starts from Infinity and replaces it by anything smaller, so candidates whose
 * distance became NaN are silently never chosen, however near they are.
 */

export function kl(p: number[], q: number[]): number {
  checkDistribution(p);
  checkDistribution(q);
  checkSameLength(p, q);
  return divergence(p, q);
}

export function bestFit(p: number[], candidates: number[][], direction: 'forward' | 'reverse'): number {
  if (direction !== 'forward' && direction !== 'reverse') {
    throw new RangeError(`unknown direction ${String(direction)}`);
  }
  if (candidates.length === 0) throw new RangeError('there is no candidate');
  checkDistribution(p);
  for (const candidate of candidates) {
    checkDistribution(candidate);
    checkSameLength(p, candidate);
  }
  const distances = candidates.map((candidate) =>
    direction === 'forward' ? divergence(p, candidate) : divergence(candidate, p),
  );
  let best = 0;
  let smallest = Infinity;
  for (const [i, distance] of distances.entries()) {
    if (!(distance < smallest)) continue;
    smallest = distance;
    best = i;
  }
  return best;
}

export function klEstimates(logP: number[], logQ: number[]): { k1: number; k2: number; k3: number } {
  if (logP.length === 0) throw new RangeError('there is no sample');
  checkSameLength(logP, logQ);
  const logRatios = logP.map((value, i) => logQ[i]! - value);
  return {
    k1: mean(logRatios.map((r) => -r)),
    k2: mean(logRatios.map((r) => (r * r) / 2)),
    k3: mean(logRatios.map((r) => Math.exp(r) - 1 - r)),
  };
}

/** The expectation under p of log p - log q. Outcomes that p never produces do not occur in it. */
function divergence(p: number[], q: number[]): number {
  return sum(p.map((prob, i) => prob * (Math.log(prob) - Math.log(q[i]!))));
}

function checkDistribution(p: number[]): void {
  if (p.some((prob) => prob < 0)) throw new RangeError('a probability is negative');
  // Nothing sums to 0, so this refuses an empty list too.
  if (Math.abs(sum(p) - 1) > 1e-6) throw new RangeError(`the probabilities sum to ${sum(p)}`);
}

function checkSameLength(a: number[], b: number[]): void {
  if (a.length !== b.length) throw new RangeError(`lengths differ: ${a.length} and ${b.length}`);
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
