/**
 * @title Takes the worst completion to come first
 * @question rlhf
 *
 * The later completion of each pair was treated as the better one. Rewards are listed best first. Trained
 * like this, the model learns to prefer what people reject, and nothing in the loss curve shows it.
 */

export interface RankedGroup {
  rewards: number[];
}

export function rewardLoss(groups: RankedGroup[]): { loss: number; accuracy: number; grad: number[][] } {
  checkGroups(groups);
  let loss = 0;
  let numPairs = 0;
  let numCorrect = 0;

  const grad = groups.map(({ rewards }) => {
    const slopes = rewards.map(() => 0);
    // Each group counts once, however many pairs it has.
    const weight = 1 / (groups.length * pairsOf(rewards.length));
    for (let i = 0; i < rewards.length; i++) {
      for (let j = i + 1; j < rewards.length; j++) {
        const difference = rewards[j]! - rewards[i]!;
        loss -= weight * logSigmoid(difference);
        // How far the model is from being sure pulls the winner up and the loser down.
        const doubt = sigmoid(-difference);
        slopes[i]! += weight * doubt;
        slopes[j]! -= weight * doubt;
        numPairs++;
        if (difference > 0) numCorrect++;
      }
    }
    return slopes;
  });
  return { loss, accuracy: numCorrect / numPairs, grad };
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The exponent is never positive, so nothing overflows and no logarithm of 0 is taken. */
function logSigmoid(x: number): number {
  return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
}

function checkGroups(groups: RankedGroup[]): void {
  if (groups.length === 0) throw new RangeError('there are no groups');
  for (const { rewards } of groups) {
    if (rewards.length < 2) throw new RangeError('a ranking needs at least two completions');
    if (!rewards.every(Number.isFinite)) throw new RangeError('rewards must be finite');
  }
}
