/** L(N, D) = E + A N^-alpha + B D^-beta. */
export interface ScalingLaw {
  E: number;
  A: number;
  B: number;
  alpha: number;
  beta: number;
}

/**
 * The loss of a model of N parameters trained on D tokens.
 *
 * Throws a RangeError for: N, D, A, B, alpha or beta not above 0; E below 0; NaN.
 */
export function predictLoss(law: ScalingLaw, N: number, D: number): number {
  throw new Error('TODO');
}

/**
 * The N and D of least loss with 6 N D = flops, and that loss.
 *
 * Throws a RangeError for: flops not above 0; a law that predictLoss rejects.
 */
export function optimalAllocation(law: ScalingLaw, flops: number): { N: number; D: number; loss: number } {
  throw new Error('TODO');
}

/**
 * Ordinary least squares for E, A and B with the exponents given; the columns are scaled first.
 *
 * Throws a RangeError for: N, D, alpha or beta not above 0; fewer than 3 runs; a singular system.
 */
export function fitLinearPart(
  runs: { N: number; D: number; loss: number }[],
  alpha: number,
  beta: number,
): { E: number; A: number; B: number } {
  throw new Error('TODO');
}
