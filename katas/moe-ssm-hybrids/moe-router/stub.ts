export interface RouterOptions {
  /** true (default): softmax over the k chosen logits. false: the raw probabilities of the chosen experts. */
  renormalize?: boolean;
  /** Coefficient of the load-balancing loss, at least 0. Default 0.01. */
  auxCoef?: number;
}

export interface RouterResult {
  /** [T][k]: expert ids by descending logit, ties to the lower id. */
  experts: number[][];
  /** [T][k]: the gate of each chosen expert, in the order of `experts`. */
  weights: number[][];
  /** [T][N]: softmax over all experts. */
  probs: number[][];
  /** [N]: share of the T * k assignments that expert i received; sums to 1. */
  load: number[];
  /** [N]: mean over the tokens of the probability of expert i; sums to 1. */
  importance: number[];
  /** auxCoef * N * sum over i of load[i] * importance[i]. */
  auxLoss: number;
}

/**
 * Routes every token to its k best experts and measures how balanced the batch is.
 *
 * @param logits [T][N] router scores; finite, T >= 1, N >= 1
 * @param k experts per token, an integer in 1..N
 * @throws RangeError if the input is empty, ragged or not finite, or k or auxCoef is out of range
 */
export function routeTopK(logits: number[][], k: number, options: RouterOptions = {}): RouterResult {
  throw new Error('TODO');
}
