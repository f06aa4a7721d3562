/**
 * @title Fixes the first player at 1000
 * @question leaderboard-illusion
 *
 * One player was chosen as the anchor, as for a regression with a reference level: player 0 has 1000 and
 * the rest follow. All gaps are right, but the level moves with the luck of one player, and an uncertain
 * anchor makes everybody's numbers uncertain. The mean over all players is to be 1000.
 */

export interface Battle {
  a: number;
  b: number;
  winner: 'a' | 'b' | 'tie';
}

/** One strength unit (a factor e of the odds) in rating points. */
const pointsPerLogit = 400 / Math.LN10;

export function onlineElo(
  battles: Battle[],
  players: number,
  { k = 4, base = 1000 }: { k?: number; base?: number } = {},
): number[] {
  checkBattles(battles, players);
  if (!(k > 0)) throw new RangeError(`k must be above 0, got ${k}`);
  if (Number.isNaN(base)) throw new RangeError('the base is not a number');
  const ratings = new Array<number>(players).fill(base);
  for (const battle of battles) {
    const { a, b } = battle;
    const expected = 1 / (1 + 10 ** ((ratings[b]! - ratings[a]!) / 400));
    // What one side wins, the other loses.
    const change = k * (scoreOfA(battle) - expected);
    ratings[a] = ratings[a]! + change;
    ratings[b] = ratings[b]! - change;
  }
  return ratings;
}

export function bradleyTerry(
  battles: Battle[],
  players: number,
  { ridge = 1e-6 }: { ridge?: number } = {},
): number[] {
  checkBattles(battles, players);
  if (!(ridge > 0)) throw new RangeError(`ridge must be above 0, got ${ridge}`);
  let strengths = new Array<number>(players).fill(0);
  let { gradient, hessian } = derivatives(battles, strengths, ridge);
  while (largest(gradient) > 1e-10) {
    // Newton's method. Its quadratic model is good within about half a logit, so nobody moves further at once.
    const step = solve(hessian, gradient);
    const size = Math.min(1, 0.5 / largest(step));
    strengths = strengths.map((x, i) => x - size * step[i]!);
    ({ gradient, hessian } = derivatives(battles, strengths, ridge));
  }
  return strengths.map((x) => 1000 + (x - strengths[0]!) * pointsPerLogit);
}

/** Slope and curvature of the loss. Every battle adds p - S to the one and p (1 - p) to the other. */
function derivatives(
  battles: Battle[],
  strengths: number[],
  ridge: number,
): { gradient: number[]; hessian: number[][] } {
  const gradient = strengths.map((x) => ridge * x);
  const hessian = strengths.map((_, i) => strengths.map((__, j) => (i === j ? ridge : 0)));
  for (const battle of battles) {
    const { a, b } = battle;
    const winChance = 1 / (1 + Math.exp(strengths[b]! - strengths[a]!));
    const slope = winChance - scoreOfA(battle);
    const curvature = winChance * (1 - winChance);
    gradient[a] = gradient[a]! + slope;
    gradient[b] = gradient[b]! - slope;
    hessian[a]![a] = hessian[a]![a]! + curvature;
    hessian[b]![b] = hessian[b]![b]! + curvature;
    hessian[a]![b] = hessian[a]![b]! - curvature;
    hessian[b]![a] = hessian[b]![a]! - curvature;
  }
  return { gradient, hessian };
}

/** Gaussian elimination; the matrix is symmetric and positive definite, so no pivoting is needed. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((pivot, column) => {
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = row[column]! / pivot[column]!;
      pivot.forEach((value, j) => (row[j] = row[j]! - factor * value));
    });
  });
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

function scoreOfA({ winner }: Battle): number {
  if (winner === 'tie') return 0.5;
  return winner === 'a' ? 1 : 0;
}

function largest(values: number[]): number {
  return Math.max(...values.map((value) => Math.abs(value)));
}

function checkBattles(battles: Battle[], players: number): void {
  if (!(players >= 2)) throw new RangeError(`at least two players are needed, got ${players}`);
  if (battles.length === 0) throw new RangeError('there are no battles');
  for (const { a, b } of battles) {
    if (a === b) throw new RangeError(`player ${a} against itself`);
    for (const player of [a, b]) {
      if (!(player >= 0 && player < players)) throw new RangeError(`there is no player ${player}`);
    }
  }
}
