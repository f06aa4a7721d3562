export interface ScalingLaw {
  E: number;
  A: number;
  B: number;
  alpha: number;
  beta: number;
}

interface Run {
  N: number;
  D: number;
  loss: number;
}

export function predictLoss(law: ScalingLaw, N: number, D: number): number {
  demand(law.E >= 0);
  demand([law.A, law.B, law.alpha, law.beta, N, D].every((value) => value > 0));
  return law.E + law.A / N ** law.alpha + law.B / D ** law.beta;
}

/** In logarithms, from the condition alpha A N^-alpha = beta B D^-beta and ln N + ln D = ln(C / 6). */
export function optimalAllocation(law: ScalingLaw, flops: number): { N: number; D: number; loss: number } {
  demand(flops > 0);
  const { A, B, alpha, beta } = law;
  const budget = Math.log(flops / 6);
  const excess = Math.log(alpha * A) - Math.log(beta * B);
  const logN = (excess + beta * budget) / (alpha + beta);
  const N = Math.exp(logN);
  const D = Math.exp(budget - logN);
  return { N, D, loss: predictLoss(law, N, D) };
}

/** Takes the means off, which eliminates E, and solves the two equations that are left by determinants. */
export function fitLinearPart(runs: Run[], alpha: number, beta: number): { E: number; A: number; B: number } {
  demand(alpha > 0 && beta > 0);
  // A size that is not above 0 has no finite logarithm, and fails the check of the determinant.
  const n = powers(runs.map(({ N }) => -alpha * Math.log(N)));
  const d = powers(runs.map(({ D }) => -beta * Math.log(D)));
  const [x, xMean] = centred(n.scaled);
  const [z, zMean] = centred(d.scaled);
  const [y, yMean] = centred(runs.map(({ loss }) => loss));

  const [xx, zz, xz] = [product(x, x), product(z, z), product(x, z)];
  const [xy, zy] = [product(x, y), product(z, y)];
  const determinant = xx * zz - xz * xz;
  demand(determinant > 1e-12 * xx * zz);
  const a = (xy * zz - zy * xz) / determinant;
  const b = (zy * xx - xy * xz) / determinant;
  return { E: yMean - a * xMean - b * zMean, A: a / n.size, B: b / d.size };
}

/** Exponentials divided by the largest of them, and that largest. */
function powers(logs: number[]): { scaled: number[]; size: number } {
  const largest = Math.max(...logs);
  return { scaled: logs.map((log) => Math.exp(log - largest)), size: Math.exp(largest) };
}

function centred(values: number[]): [number[], number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [values.map((value) => value - mean), mean];
}

function product(a: number[], b: number[]): number {
  let sum = 0;
  for (const [i, value] of a.entries()) sum += value * b[i]!;
  return sum;
}

function demand(condition: boolean): void {
  if (!condition) throw new RangeError('invalid input');
}
