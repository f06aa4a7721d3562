/**
 * @title Adds up the samples of all problems
 * @question test-time-compute
 *
 * The correct samples and the samples of all problems are added up, and one pass@k is computed from the
 * sums. Problems differ in difficulty: with one easy and one hopeless problem, several tries solve half
 * of them, while the pooled samples look like coin flips that succeed sooner or later. The formula is per
 * problem; only its results may be averaged.
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
  // C(n-c, k) / C(n, k), one correct sample after the other: each is missed by the k draws.
  let allWrong = 1;
  for (let i = n - c + 1; i <= n; i++) allWrong *= 1 - k / i;
  return 1 - allWrong;
}

export function meanPassAtK(results: { n: number; c: number }[], k: number): number {
  if (results.length === 0) throw new RangeError('there are no problems');
  for (const { n, c } of results) passAtK(n, c, k);
  const samples = results.reduce((total, { n }) => total + n, 0);
  const correct = results.reduce((total, { c }) => total + c, 0);
  return passAtK(samples, correct, k);
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
