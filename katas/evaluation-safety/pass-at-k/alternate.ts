export interface Vote {
  answer: string | null;
  votes: number;
  agreement: number;
}

/** Draws without replacement, one after the other, in logarithms. */
export function passAtK(n: number, c: number, k: number): number {
  const isCount = (value: number, low: number, high: number): boolean =>
    value >= low && value <= high && Math.floor(value) === value;
  if (!isCount(n, 1, Number.MAX_SAFE_INTEGER) || !isCount(c, 0, n) || !isCount(k, 1, n)) {
    throw new RangeError('bad counts');
  }
  if (c > n - k) return 1;
  let logMiss = 0;
  for (let drawn = 0; drawn < k; drawn++) logMiss += Math.log1p(-c / (n - drawn));
  return -Math.expm1(logMiss);
}

export function meanPassAtK(results: { n: number; c: number }[], k: number): number {
  if (!results.length) throw new RangeError('empty');
  let mean = 0;
  results.forEach(({ n, c }, i) => {
    mean += (passAtK(n, c, k) - mean) / (i + 1);
  });
  return mean;
}

/** Sorts the candidates by votes; the sort keeps the first occurrence in front. */
export function majorityVote(answers: (string | null)[]): Vote {
  if (!answers.length) throw new RangeError('empty');
  const parsed = answers.flatMap((answer) => (answer === null ? [] : [answer.trim()]));
  const votesOf = (candidate: string): number => parsed.filter((answer) => answer === candidate).length;
  const [best] = [...new Set(parsed)]
    .map((answer) => ({ answer, votes: votesOf(answer) }))
    .sort((a, b) => b.votes - a.votes);
  if (best === undefined) return { answer: null, votes: 0, agreement: 0 };
  return { ...best, agreement: best.votes / answers.length };
}
