export type Smoothing =
  { kind: 'mle' } | { kind: 'add-k'; k: number } | { kind: 'jelinek-mercer'; lambdas: number[] };

/** Continuations of every context, by the context written as text: `'-1,4' -> { 7 -> 2, 3 -> 1 }`. */
type Table = Map<string, Map<number, number>>;

/** Tabulates all contexts of one length in a single pass, then only looks up; recurses from long to short. */
export function ngramProb(
  corpus: number[][],
  vocabSize: number,
  context: number[],
  token: number,
  smoothing: Smoothing,
): number {
  demand(validCorpus(corpus, vocabSize), 'corpus or vocabulary');
  demand(validSmoothing(smoothing, context.length + 1), 'smoothing');
  demand(
    context.every((id) => id >= -1 && id < vocabSize),
    'context',
  );
  demand(token >= 0 && token < vocabSize, 'token');
  return model(corpus, vocabSize, smoothing)(context, token);
}

export function sentenceLogProb(
  corpus: number[][],
  vocabSize: number,
  sentence: number[],
  order: number,
  smoothing: Smoothing,
): number {
  demand(order >= 1, 'order');
  demand(validCorpus([...corpus, sentence], vocabSize), 'corpus, sentence or vocabulary');
  demand(validSmoothing(smoothing, order), 'smoothing');
  const prob = model(corpus, vocabSize, smoothing);
  return windows(sentence, order)
    .map((ngram) => Math.log(prob(ngram.slice(0, -1), ngram[order - 1]!)))
    .reduce((a, b) => a + b, 0);
}

function model(corpus: number[][], vocabSize: number, smoothing: Smoothing) {
  const tables = new Map<number, Table>();
  const following = (context: number[]): Map<number, number> => {
    const { length } = context;
    if (!tables.has(length)) tables.set(length, tabulate(corpus, length + 1));
    return tables.get(length)!.get(String(context)) ?? new Map<number, number>();
  };
  const blended = (context: number[], token: number, lambdas: number[]): number => {
    const [lambda, ...shorter] = [...lambdas].reverse();
    if (lambda === undefined) return 1 / vocabSize;
    const lower = blended(context.slice(1), token, shorter.reverse());
    const next = following(context);
    const share = (next.get(token) ?? 0) / total(next);
    return next.size > 0 ? lower + lambda * (share - lower) : lower;
  };
  return (context: number[], token: number): number => {
    if (smoothing.kind === 'jelinek-mercer') return blended(context, token, smoothing.lambdas);
    const k = smoothing.kind === 'add-k' ? smoothing.k : 0;
    const next = following(context);
    const numerator = (next.get(token) ?? 0) + k;
    return numerator === 0 ? 0 : numerator / (total(next) + k * vocabSize);
  };
}

function tabulate(corpus: number[][], order: number): Table {
  const table: Table = new Map();
  for (const ngram of corpus.flatMap((sentence) => windows(sentence, order))) {
    const key = String(ngram.slice(0, -1));
    const next = table.get(key) ?? new Map<number, number>();
    const token = ngram[order - 1]!;
    table.set(key, next.set(token, (next.get(token) ?? 0) + 1));
  }
  return table;
}

/** One n-gram per token of the sentence, the first ones filled up with -1. */
function windows(sentence: number[], order: number): number[][] {
  return sentence.map((_, end) =>
    Array.from({ length: order }, (_, j) => sentence[end - order + 1 + j] ?? -1),
  );
}

function total(next: Map<number, number>): number {
  let sum = 0;
  for (const times of next.values()) sum += times;
  return sum;
}

function validCorpus(corpus: number[][], vocabSize: number): boolean {
  return (
    Number.isInteger(vocabSize) && vocabSize > 0 && corpus.flat().every((id) => id >= 0 && id < vocabSize)
  );
}

function validSmoothing(smoothing: Smoothing, order: number): boolean {
  if (smoothing.kind === 'add-k') return smoothing.k > 0;
  if (smoothing.kind === 'mle') return true;
  return smoothing.lambdas.length === order && smoothing.lambdas.every((l) => l >= 0 && l <= 1);
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
