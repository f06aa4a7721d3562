/**
 * Collects the valid positions first, keeps the running maximum and the rescaled sum of a row in one pass, and
 * fills in a gradient that starts as all zeros. Works with the margin over the target instead of log-probs.
 */
export function crossEntropy(
  logits: number[][],
  targets: number[],
  ignoreIndex?: number,
): { loss: number; count: number; grad: number[][] } {
  const ignored = ignoreIndex ?? -100;
  const [{ length: width } = []] = logits;
  demand(ignored === ignored, 'ignoreIndex');
  demand(targets.length === logits.length, 'number of targets');
  demand(
    logits.every((row) => row.length === width),
    'row length',
  );

  const positions: number[] = [];
  targets.forEach((target, t) => {
    if (target === ignored) return;
    demand(target >= 0 && target < width, 'target');
    positions.push(t);
  });
  demand(positions.length > 0, 'list of targets: all ignored');

  const weight = 1 / positions.length;
  const grad = Array.from(logits, () => new Array<number>(width).fill(0));
  let total = 0;
  for (const t of positions) {
    const row = logits[t]!;
    const target = targets[t]!;
    const { highest, scaledSum } = streamedSum(row);
    total += highest - row[target]! + Math.log(scaledSum);
    const slopes = grad[t]!;
    row.forEach((x, j) => (slopes[j] = (weight * Math.exp(x - highest)) / scaledSum));
    slopes[target]! -= weight;
  }
  return { loss: total * weight, count: positions.length, grad };
}

/** `scaledSum` is the sum of exp(x - highest), rescaled whenever a higher x comes along. */
function streamedSum(row: number[]): { highest: number; scaledSum: number } {
  let highest = -Infinity;
  let scaledSum = 0;
  for (const x of row) {
    if (x > highest) {
      scaledSum = scaledSum * Math.exp(highest - x) + 1;
      highest = x;
    } else scaledSum += Math.exp(x - highest);
  }
  return { highest, scaledSum };
}

export function perplexity(tokenLogProbs: number[]): number {
  const size = tokenLogProbs.length;
  demand(size > 0, 'empty list');
  let meanSurprise = 0;
  for (const logProb of tokenLogProbs) {
    demand(logProb <= 0, 'log-probability');
    meanSurprise -= logProb / size;
  }
  return Math.E ** meanSurprise;
}

export function bitsPerByte(totalNats: number, totalBytes: number): number {
  demand(totalNats >= 0, 'totalNats');
  demand(totalBytes > 0, 'totalBytes');
  return (totalNats * Math.LOG2E) / totalBytes;
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
