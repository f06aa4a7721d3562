/**
 * @title Adds a small number inside the logarithm
 * @question rlhf
 *
 * A small number was added to the sigmoid to keep its logarithm finite. This caps the loss at about 28 for
 * 1e-12, so that badly wrong pairs all look alike, and their gradient, if derived from it, vanishes. The
 * stable form needs no such number.
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
        const difference = rewards[i]! - rewards[j]!;
        loss -= weight * logSigmoid(difference);
        // How far the model is from being sure pulls the winner up and the loser down.
        const doubt = sigmoid(-difference);
        slopes[i]! -= weight * doubt;
        slopes[j]! += weight * doubt;
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

function logSigmoid(x: number): number {
  return Math.log(sigmoid(x) + 1e-12);
}

function checkGroups(groups: RankedGroup[]): void {
  if (groups.length === 0) throw new RangeError('there are no groups');
  for (const { rewards } of groups) {
    if (rewards.length < 2) throw new RangeError('a ranking needs at least two completions');
    if (!rewards.every(Number.isFinite)) throw new RangeError('rewards must be finite');
  }
}
