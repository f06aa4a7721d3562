/**
 * @title Handles the edge, then draws with replacement
 * @question test-time-compute
 *
 * The case in which every choice holds a correct sample is right, but the general case uses 1 - (1 -
 * c/n)^k. That is the plug-in estimate, which is biased downwards: with 2 of 5 correct and 3 tries it
 * gives 0.784 instead of 0.9. Draws from a finite set of samples do not repeat, so each factor has one
 * sample less below the line.
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
  if (n - c < k) return 1;
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
