/**
 * @title Builds k3 from the inverse ratio
 *
 * k3 adds the correction q/p - 1 to k1, because its mean under P is 0 and it moves against k1. With e to
 * the power of -r the ratio is p/q, whose mean under P is not 1: the estimate is then of the other
 * direction, weighted by the wrong distribution, although it is still never negative and looks
 * plausible.
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
  for (const [i, distance] of distances.entries()) if (distance < distances[best]!) best = i;
  return best;
}

export function klEstimates(logP: number[], logQ: number[]): { k1: number; k2: number; k3: number } {
  if (logP.length === 0) throw new RangeError('there is no sample');
  checkSameLength(logP, logQ);
  const logRatios = logP.map((value, i) => logQ[i]! - value);
  return {
    k1: mean(logRatios.map((r) => -r)),
    k2: mean(logRatios.map((r) => (r * r) / 2)),
    k3: mean(logRatios.map((r) => Math.exp(-r) - 1 + r)),
  };
}

/** The expectation under p of log p - log q. Outcomes that p never produces do not occur in it. */
function divergence(p: number[], q: number[]): number {
  return sum(p.map((prob, i) => (prob === 0 ? 0 : prob * (Math.log(prob) - Math.log(q[i]!)))));
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
