export interface RankedGroup {
  rewards: number[];
}

interface Scored {
  loss: number;
  correct: number;
  pairs: number;
  grad: number[];
}

/** Scores each group by itself and averages at the end. */
export function rewardLoss(groups: RankedGroup[]): { loss: number; accuracy: number; grad: number[][] } {
  if (groups.length < 1) throw new RangeError('no groups');
  const scored = groups.map(scoreGroup);
  const total = (pick: (group: Scored) => number) => scored.reduce((sum, group) => sum + pick(group), 0);
  return {
    loss: total(({ loss }) => loss) / groups.length,
    accuracy: total(({ correct }) => correct) / total(({ pairs }) => pairs),
    grad: scored.map(({ grad }) => grad.map((slope) => slope / groups.length)),
  };
}

function scoreGroup({ rewards }: RankedGroup): Scored {
  if (rewards.length < 2 || rewards.some((reward) => !Number.isFinite(reward))) {
    throw new RangeError('invalid rewards');
  }
  const differences = rewards.flatMap((better, i) => rewards.slice(i + 1).map((worse) => better - worse));
  const pairs = differences.length;
  // Seen from one completion: it should lose to those before it and win against those behind it.
  const grad = rewards.map((own, i) => {
    const pushes = rewards.map((other, j) => {
      if (j === i) return 0;
      return j < i ? sigmoid(own - other) : -sigmoid(other - own);
    });
    return sum(pushes) / pairs;
  });
  return {
    loss: sum(differences.map((d) => softplus(-d))) / pairs,
    correct: differences.filter((d) => d > 0).length,
    pairs,
    grad,
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** ln(1 + e^x) */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function sigmoid(x: number): number {
  return Math.exp(-softplus(-x));
}
