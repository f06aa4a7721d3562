/**
 * @title Draws with replacement: 1 - (1 - c/n)^k
 * @question test-time-compute
 *
 * The rate c/n is estimated and k independent tries are assumed. With n samples at hand the k tries are
 * drawn without replacement; the power lets the same sample be drawn again. Because (1-p)^k is convex,
 * the value is too low on average, most of all when k is close to n: with 2 of 4 correct and 3 tries
 * every choice succeeds, and the formula says 0.875.
 */

export interface Vote {
  answer: string | null;
  votes: number;
  agreement: number;
}

export function passAtK(n: number, c: number, k: number): number {
  if (![n, c, k].every((value) => Number.isInteger(value))) throw new RangeError('counts must be integers');
  if (n < 1) throw new RangeError(`at least one sample is needed, got ${n}`);
  if (c < 0 || c > n) throw new RangeError(`${c} of ${n} samples cannot be correct`);
  if (k < 1 || k > n) throw new RangeError(`cannot draw ${k} of ${n} samples`);
  return 1 - (1 - c / n) ** k;
}

export function meanPassAtK(results: { n: number; c: number }[], k: number): number {
  if (results.length === 0) throw new RangeError('there are no problems');
  const sum = results.reduce((total, { n, c }) => total + passAtK(n, c, k), 0);
  return sum / results.length;
}

export function majorityVote(answers: (string | null)[]): Vote {
  if (answers.length === 0) throw new RangeError('there are no answers');
  // A map lists its keys in the order in which they were first set.
  const counts = new Map<string, number>();
  for (const answer of answers) {
    if (answer === null) continue;
    const key = answer.trim();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let winner: string | null = null;
  let votes = 0;
  for (const [key, count] of counts) {
    if (count > votes) {
      winner = key;
      votes = count;
    }
  }
  return { answer: winner, votes, agreement: votes / answers.length };
}
