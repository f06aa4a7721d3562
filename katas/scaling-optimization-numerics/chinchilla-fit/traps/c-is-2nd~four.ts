/**
 * @title Takes the cost to be 4ND
 * @question chinchilla
 *
 * Only the backward pass, 4 operations per parameter and token, was counted. The forward pass adds 2 more.
 */

export interface ScalingLaw {
  E: number;
  A: number;
  B: number;
  alpha: number;
  beta: number;
}

const flopsPerParameterAndToken = 4;

export function predictLoss(law: ScalingLaw, N: number, D: number): number {
  checkLaw(law);
  checkPositive(N, D);
  const { E, A, B, alpha, beta } = law;
  return E + A * Math.pow(N, -alpha) + B * Math.pow(D, -beta);
}

export function optimalAllocation(law: ScalingLaw, flops: number): { N: number; D: number; loss: number } {
  checkLaw(law);
  checkPositive(flops);
  const { A, B, alpha, beta } = law;
  const product = flops / flopsPerParameterAndToken;
  const G = Math.pow((alpha * A) / (beta * B), 1 / (alpha + beta));
  const N = G * Math.pow(product, beta / (alpha + beta));
  const D = product / N;
  return { N, D, loss: predictLoss(law, N, D) };
}

export function fitLinearPart(
  runs: { N: number; D: number; loss: number }[],
  alpha: number,
  beta: number,
): { E: number; A: number; B: number } {
  checkPositive(alpha, beta, ...runs.flatMap(({ N, D }) => [N, D]));

  const columns = [
    runs.map(() => 1),
    runs.map(({ N }) => Math.pow(N, -alpha)),
    runs.map(({ D }) => Math.pow(D, -beta)),
  ];
  // Columns of similar size: nothing underflows, and "close to singular" means the same in all units.
  const sizes = columns.map((column) => Math.max(...column));
  const scaled = columns.map((column, j) => column.map((entry) => entry / sizes[j]!));

  const losses = runs.map(({ loss }) => loss);
  const matrix = scaled.map((a) => scaled.map((b) => dot(a, b)));
  const right = scaled.map((a) => dot(a, losses));
  const [E, A, B] = solve(matrix, right).map((value, j) => value / sizes[j]!);
  return { E: E!, A: A!, B: B! };
}

/** Gaussian elimination; needs no exchange of rows, since the matrix of normal equations is positive definite. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    // What is left of a diagonal entry tells how far the column is from a combination of the ones before. Fewer
    // than three different runs leave nothing.
    const pivot = rows[k]![k]!;
    if (!(pivot > 1e-12 * matrix[k]![k]!)) throw new RangeError('the system is singular');
    for (let i = k + 1; i < size; i++) {
      const factor = rows[i]![k]! / pivot;
      for (let j = k; j <= size; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    const known = dot(rows[k]!.slice(k + 1, size), solution.slice(k + 1));
    solution[k] = (rows[k]![size]! - known) / rows[k]![k]!;
  }
  return solution;
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function checkLaw({ E, A, B, alpha, beta }: ScalingLaw): void {
  checkPositive(A, B, alpha, beta);
  if (!(E >= 0)) throw new RangeError(`E must be at least 0, got ${E}`);
}

function checkPositive(...values: number[]): void {
  for (const value of values) {
    if (!(value > 0)) throw new RangeError(`must be above 0, got ${value}`);
  }
}
