/**
 * Kullback-Leibler divergence KL(p || q) in nats: the expectation under p of log p - log q.
 *
 * @param p probabilities of the outcomes; zeros are allowed
 * @param q the same outcomes under the other distribution
 * @returns Infinity if p gives probability to an outcome that q rules out
 * @throws RangeError if a list is empty, has a negative entry or does not sum to 1 within 1e-6, or lengths differ
 */
export function kl(p: number[], q: number[]): number {
  throw new Error('TODO');
}

/**
 * Index of the candidate c nearest to p: by KL(p || c) if forward, by KL(c || p) if reverse.
 * Ties, also between candidates at infinite distance, go to the lowest index.
 *
 * @throws RangeError as kl does for p with any candidate, if there is no candidate, or for another direction
 */
export function bestFit(p: number[], candidates: number[][], direction: 'forward' | 'reverse'): number {
  throw new Error('TODO');
}

/**
 * Three estimates of KL(P || Q) from samples of P. With r = logQ - logP they are the means of
 * k1 = -r, k2 = r * r / 2 and k3 = exp(r) - 1 - r.
 *
 * @param logP natural log-probability of each sample under P, which drew it
 * @param logQ of the same samples under Q
 * @throws RangeError if there is no sample or the lengths differ
 */
export function klEstimates(logP: number[], logQ: number[]): { k1: number; k2: number; k3: number } {
  throw new Error('TODO');
}
