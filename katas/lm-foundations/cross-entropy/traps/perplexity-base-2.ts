/**
 * @title Raises 2 to a mean in nats
 *
 * Perplexity is 2 to the power of the cross-entropy in bits, or e to the power of the cross-entropy in
 * nats. The log-probabilities here are natural, so the base is e. With base 2 a uniform guess among
 * 50,000 tokens has perplexity 1808 instead of 50,000.
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
  return Math.pow(2, -sum(tokenLogProbs) / tokenLogProbs.length);
}

export function bitsPerByte(totalNats: number, totalBytes: number): number {
  if (!(totalNats >= 0)) throw new RangeError(`nats must be at least 0, got ${totalNats}`);
  if (!(totalBytes > 0)) throw new RangeError(`bytes must be above 0, got ${totalBytes}`);
  return totalNats / (totalBytes * Math.LN2);
}

/** Never leaves the logarithm: with the maximum taken out, one of the exponentials is 1 and none is larger. */
function logSoftmax(row: number[]): number[] {
  const highest = row.reduce((a, b) => Math.max(a, b));
  const logSum = highest + Math.log(sum(row.map((logit) => Math.exp(logit - highest))));
  return row.map((logit) => logit - logSum);
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
