/**
 * @title Gives the first lambda to the longest context
 *
 * The list is read from the longest context down, as the formula is usually written out. Here lambdas[i]
 * belongs to order i + 1, so the first entry weighs single tokens and the last the full context.
 * Reversed, the most specific estimate gets the weight that was tuned for the least specific one.
 */

export type Smoothing =
  { kind: 'mle' } | { kind: 'add-k'; k: number } | { kind: 'jelinek-mercer'; lambdas: number[] };

const BOS = -1;

export function ngramProb(
  corpus: number[][],
  vocabSize: number,
  context: number[],
  token: number,
  smoothing: Smoothing,
): number {
  checkModel(corpus, vocabSize, context.length + 1, smoothing);
  checkIds(context, BOS, vocabSize);
  checkIds([token], 0, vocabSize);
  return probability(corpus, vocabSize, context, token, smoothing);
}

export function sentenceLogProb(
  corpus: number[][],
  vocabSize: number,
  sentence: number[],
  order: number,
  smoothing: Smoothing,
): number {
  checkModel(corpus, vocabSize, order, smoothing);
  checkIds(sentence, 0, vocabSize);
  const padded = pad(sentence, order - 1);
  let logProb = 0;
  for (const [i, token] of sentence.entries()) {
    const context = padded.slice(i, i + order - 1);
    logProb += Math.log(probability(corpus, vocabSize, context, token, smoothing));
  }
  return logProb;
}

function probability(
  corpus: number[][],
  vocabSize: number,
  context: number[],
  token: number,
  smoothing: Smoothing,
): number {
  if (smoothing.kind === 'jelinek-mercer') {
    return interpolated(corpus, vocabSize, context, token, smoothing.lambdas);
  }
  const { hits, total } = count(corpus, context, token);
  if (smoothing.kind === 'add-k') return (hits + smoothing.k) / (total + smoothing.k * vocabSize);
  return total === 0 ? 0 : hits / total;
}

/** Climbs from the uniform distribution to the full context, one older token at a time. */
function interpolated(
  corpus: number[][],
  vocabSize: number,
  context: number[],
  token: number,
  lambdas: number[],
): number {
  let prob = 1 / vocabSize;
  for (const [i, lambda] of [...lambdas].reverse().entries()) {
    const { hits, total } = count(corpus, context.slice(context.length - i), token);
    // A context without continuations has nothing to say, so the shorter one keeps the whole mass.
    if (total === 0) continue;
    prob = lambda * (hits / total) + (1 - lambda) * prob;
  }
  return prob;
}

/** How often the context is followed by any token, and how often by this one. */
function count(corpus: number[][], context: number[], token: number): { hits: number; total: number } {
  let hits = 0;
  let total = 0;
  for (const sentence of corpus) {
    const padded = pad(sentence, context.length);
    for (const [i, next] of sentence.entries()) {
      // Before token i of the sentence stand padded[i], ..., padded[i + context.length - 1].
      if (!context.every((id, j) => id === padded[i + j])) continue;
      total += 1;
      if (next === token) hits += 1;
    }
  }
  return { hits, total };
}

function pad(sentence: number[], length: number): number[] {
  return [...new Array<number>(length).fill(BOS), ...sentence];
}

function checkModel(corpus: number[][], vocabSize: number, order: number, smoothing: Smoothing): void {
  if (!Number.isInteger(vocabSize) || vocabSize < 1) {
    throw new RangeError(`the vocabulary must have a positive integer size, got ${vocabSize}`);
  }
  if (!(order >= 1)) throw new RangeError(`the order must be at least 1, got ${order}`);
  for (const sentence of corpus) checkIds(sentence, 0, vocabSize);
  if (smoothing.kind === 'add-k' && !(smoothing.k > 0)) {
    throw new RangeError(`k must be above 0, got ${smoothing.k}`);
  }
  if (smoothing.kind !== 'jelinek-mercer') return;
  const { lambdas } = smoothing;
  if (lambdas.length !== order) {
    throw new RangeError(`order ${order} needs as many lambdas, got ${lambdas.length}`);
  }
  if (!lambdas.every((lambda) => lambda >= 0 && lambda <= 1)) {
    throw new RangeError(`lambdas must lie in [0, 1], got ${lambdas.join(', ')}`);
  }
}

function checkIds(ids: number[], lowest: number, vocabSize: number): void {
  for (const id of ids) {
    if (!(id >= lowest && id < vocabSize))
      throw new RangeError(`id ${id} is outside ${lowest}..${vocabSize - 1}`);
  }
}
