/**
 * @title Takes the logarithm of a probability that has become 0
 *
 * The softmax is computed safely, with the maximum taken out, and then its logarithm is taken. A class
 * that lies 750 below the maximum has probability 0 in double precision, and its loss becomes Infinity
 * instead of 750. The logarithm and the exponential must cancel on paper, not in the program: compute
 * the log-softmax directly.
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
    const probs = softmax(row);
    loss -= Math.log(probs[target]!) / count;
    return probs.map((prob, j) => (prob - (j === target ? 1 : 0)) / count);
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

/** Softmax with the maximum taken out. */
function softmax(row: number[]): number[] {
  const highest = row.reduce((a, b) => Math.max(a, b));
  const exps = row.map((logit) => Math.exp(logit - highest));
  const total = sum(exps);
  return exps.map((value) => value / total);
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
