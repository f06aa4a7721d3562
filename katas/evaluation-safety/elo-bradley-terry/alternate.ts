export interface Battle {
  a: number;
  b: number;
  winner: 'a' | 'b' | 'tie';
}

const points = { a: 1, b: 0, tie: 0.5 };

export function onlineElo(
  battles: Battle[],
  players: number,
  o: { k?: number; base?: number } = {},
): number[] {
  const k = o.k ?? 4;
  const base = o.base ?? 1000;
  validate(battles, players, k);
  if (base !== base) throw new RangeError('base');
  return battles.reduce((ratings, { a, b, winner }) => {
    // a player's weight is ten to the power R/400; here relative to a's
    const [weightA, weightB] = [ratings[a]!, ratings[b]!].map(
      (rating) => 10 ** ((rating - ratings[a]!) / 400),
    );
    const shareA = weightA! / (weightA! + weightB!);
    return ratings.map((rating, player) => {
      if (player === a) return rating + k * (points[winner] - shareA);
      if (player === b) return rating + k * (1 - points[winner] - (1 - shareA));
      return rating;
    });
  }, new Array<number>(players).fill(base));
}

/** Newton steps on a table of wins; each linear system is solved by a Cholesky factor. */
export function bradleyTerry(battles: Battle[], players: number, o: { ridge?: number } = {}): number[] {
  const ridge = o.ridge ?? 1e-6;
  validate(battles, players, ridge);
  const everyone = Array.from({ length: players }, (_, i) => i);
  const wins = everyone.map(() => new Array<number>(players).fill(0));
  for (const { a, b, winner } of battles) {
    wins[a]![b]! += points[winner];
    wins[b]![a]! += 1 - points[winner];
  }
  const games = everyone.map((i) => everyone.map((j) => wins[i]![j]! + wins[j]![i]!));
  const sumOver = (term: (j: number) => number): number => everyone.reduce((sum, j) => sum + term(j), 0);

  const x = everyone.map(() => 0);
  for (;;) {
    const chance = everyone.map((i) => everyone.map((j) => 1 / (1 + Math.exp(x[j]! - x[i]!))));
    const slope = everyone.map(
      (i) => ridge * x[i]! + sumOver((j) => games[i]![j]! * chance[i]![j]! - wins[i]![j]!),
    );
    if (slope.every((value) => Math.abs(value) < 1e-10)) break;
    const weight = everyone.map((i) => everyone.map((j) => games[i]![j]! * chance[i]![j]! * chance[j]![i]!));
    const curvature = weight.map((row, i) =>
      row.map((value, j) => (i === j ? ridge + sumOver((k) => weight[i]![k]!) - value : -value)),
    );
    const step = divide(slope, curvature);
    // the gap of no pair may change by more than a logit
    const spread = Math.max(...step) - Math.min(...step);
    step.forEach((value, i) => (x[i]! -= value / Math.max(1, spread)));
  }
  const ratings = x.map((value) => (400 * value) / Math.log(10));
  const shift = 1000 - ratings.reduce((sum, value) => sum + value, 0) / players;
  return ratings.map((value) => value + shift);
}

/** The x with matrix * x = right, for a symmetric positive definite matrix. */
function divide(right: number[], matrix: number[][]): number[] {
  const lower: number[][] = [];
  matrix.forEach((row, i) => {
    lower.push([]);
    for (let j = 0; j <= i; j++) {
      const rest = row[j]! - dot(lower[i]!, lower[j]!, j);
      lower[i]!.push(i === j ? Math.sqrt(rest) : rest / lower[j]![j]!);
    }
  });
  const half: number[] = [];
  lower.forEach((row, i) => half.push((right[i]! - dot(row, half, i)) / row[i]!));
  const x = right.map(() => 0);
  for (const i of [...x.keys()].reverse()) {
    const known = lower.reduce((sum, row, k) => (k > i ? sum + row[i]! * x[k]! : sum), 0);
    x[i] = (half[i]! - known) / lower[i]![i]!;
  }
  return x;
}

/** Sum over the first `length` products. */
function dot(a: number[], b: number[], length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function validate(battles: Battle[], players: number, positive: number): void {
  const isPlayer = (i: number): boolean => i >= 0 && i < players;
  if (!(players >= 2)) throw new RangeError('players');
  if (!battles.length) throw new RangeError('battles');
  if (Number.isNaN(positive) || positive <= 0) throw new RangeError('option');
  if (!battles.every(({ a, b }) => isPlayer(a) && isPlayer(b) && a !== b)) throw new RangeError('battle');
}
