/** First all slopes, then each row of the result from the slopes that concern it; nothing is updated in place. */
export function sgnsStep(
  input: number[][],
  output: number[][],
  center: number,
  context: number,
  negatives: number[],
  lr: number,
): { input: number[][]; output: number[][]; loss: number } {
  demand(lr >= 0, 'learning rate');
  demand(center in input && negatives.concat(context).every((word) => word in output), 'index');
  const v = input[center]!;
  demand(
    input.concat(output).every((row) => row.length === v.length),
    'row length',
  );

  const scores = output.map((u) => u.reduce((sum, x, j) => sum + x * v[j]!, 0));
  const drawn = output.map((_, word) => negatives.filter((negative) => negative === word).length);
  // Slope of the loss in each word's score: one "no" per draw, one "yes" for the context.
  const slopes = scores.map((score, word) => {
    const pull = word === context ? squash(-score) : 0;
    return drawn[word]! * squash(score) - pull;
  });

  const step = v.map((_, j) => slopes.reduce((sum, slope, word) => sum + slope * output[word]![j]!, 0));
  return {
    input: input.map((row, word) => row.map((x, j) => (word === center ? x - lr * step[j]! : x))),
    output: output.map((row, word) => row.map((x, j) => x - lr * slopes[word]! * v[j]!)),
    loss: scores.reduce(
      (sum, score, word) => sum + drawn[word]! * softplus(score),
      softplus(-scores[context]!),
    ),
  };
}

export function negativeDistribution(counts: number[], power?: number): number[] {
  const exponent = power ?? 0.75;
  demand(exponent === exponent, 'power');
  demand(Math.min(...counts) >= 0 && Math.max(...counts) > 0, 'counts');
  let total = 0;
  const weights = new Float64Array(counts.length);
  for (let word = 0; word < counts.length; word++) {
    weights[word] = counts[word]! ** exponent;
    total += weights[word]!;
  }
  return Array.from(weights, (weight) => weight / total);
}

function squash(x: number): number {
  return 0.5 + 0.5 * Math.tanh(x / 2);
}

/** log(1 + e^x), which for large x is x itself. */
function softplus(x: number): number {
  return x > 40 ? x : Math.log1p(Math.exp(x));
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
