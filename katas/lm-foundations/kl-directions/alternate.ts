/** Cross-entropy minus entropy, over the support of p alone. */
export function kl(p: number[], q: number[]): number {
  demand(isDistribution(p) && isDistribution(q), 'distribution');
  demand(p.length === q.length, 'length');
  const support = [...p.keys()].filter((i) => p[i]! > 0);
  let crossEntropy = 0;
  let entropy = 0;
  for (const i of support) {
    crossEntropy -= p[i]! * Math.log(q[i]!);
    entropy -= p[i]! * Math.log(p[i]!);
  }
  return crossEntropy - entropy;
}

const measures = new Map([
  ['forward', kl],
  ['reverse', (p: number[], q: number[]) => kl(q, p)],
]);

export function bestFit(p: number[], candidates: number[][], direction: 'forward' | 'reverse'): number {
  const measure = measures.get(direction);
  demand(measure !== undefined, 'direction');
  demand(candidates.length > 0, 'list of candidates');
  const distances = candidates.map((candidate) => measure!(p, candidate));
  return distances.indexOf(Math.min(...distances));
}

/** One pass over the samples; k3 is k1 plus the control variate q/p - 1, whose expectation under p is 0. */
export function klEstimates(logP: number[], logQ: number[]): { k1: number; k2: number; k3: number } {
  const size = logP.length;
  demand(size > 0 && logQ.length === size, 'samples');
  let surprise = 0;
  let squares = 0;
  let control = 0;
  for (let i = 0; i < size; i++) {
    const excess = logP[i]! - logQ[i]!;
    surprise += excess;
    squares += excess ** 2;
    control += Math.expm1(-excess);
  }
  return { k1: surprise / size, k2: squares / (2 * size), k3: (surprise + control) / size };
}

function isDistribution(p: number[]): boolean {
  let total = 0;
  for (const prob of p) {
    if (prob < 0) return false;
    total += prob;
  }
  return Math.abs(total - 1) <= 1e-6;
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
