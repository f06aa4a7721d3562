/**
 * @title Exponentiates the logits as they are
 *
 * e to the power of 710 is already more than a double can hold, and e to the power of -746 is 0. With
 * logits of 1000 the softmax is Infinity / Infinity, with logits of -1000 it is 0 / 0; both are NaN,
 * which spreads to all weights in the next step. A softmax does not change when all logits of a row
 * shift together, so subtract the row's maximum first.
 */

export function crossEntropy(
  logits: number[][],
  targets: number[],
  ignoreIndex = -100,
): { loss: number; count: number; grad: number[][] } {
  const count = checkInput(logits, targets, ignoreIndex);
  let loss = 0;
  const grad = logits.map((row, t) => {
    const target = targets[t]!;
    if (target === ignoreIndex) return row.map(() => 0);
    const logProbs = logSoftmax(row);
    loss -= logProbs[target]! / count;
    return logProbs.map((logProb, j) => (Math.exp(logProb) - (j === target ? 1 : 0)) / count);
  });
  return { loss, count, grad };
}

export function perplexity(tokenLogProbs: number[]): number {
  if (tokenLogProbs.length === 0) throw new RangeError('perplexity needs at least one token');
  for (const logProb of tokenLogProbs) {
    if (!(logProb <= 0)) throw new RangeError(`a log-probability must be at most 0, got ${logProb}`);
  }
  return Math.exp(-sum(tokenLogProbs) / tokenLogProbs.length);
}

export function bitsPerByte(totalNats: number, totalBytes: number): number {
  if (!(totalNats >= 0)) throw new RangeError(`nats must be at least 0, got ${totalNats}`);
  if (!(totalBytes > 0)) throw new RangeError(`bytes must be above 0, got ${totalBytes}`);
  return totalNats / (totalBytes * Math.LN2);
}

function logSoftmax(row: number[]): number[] {
  const total = sum(row.map((logit) => Math.exp(logit)));
  return row.map((logit) => Math.log(Math.exp(logit) / total));
}

/** Throws for invalid input; returns the number of targets that count. */
function checkInput(logits: number[][], targets: number[], ignoreIndex: number): number {
  if (Number.isNaN(ignoreIndex)) throw new RangeError('ignoreIndex is NaN');
  if (targets.length !== logits.length) {
    throw new RangeError(`${logits.length} rows of logits need as many targets, got ${targets.length}`);
  }
  const vocabSize = logits[0]?.length;
  let count = 0;
  for (const [t, row] of logits.entries()) {
    if (row.length !== vocabSize) throw new RangeError('the logits are ragged');
    const target = targets[t]!;
    if (target === ignoreIndex) continue;
    if (!(target >= 0 && target < vocabSize)) throw new RangeError(`there is no class ${target}`);
    count += 1;
  }
  if (count === 0) throw new RangeError('there is no target that counts');
  return count;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
