/**
 * @title Leaves unparsed answers out of the agreement
 * @question test-time-compute
 *
 * Unparsed answers are removed at the start, so they vanish from the total as well. One readable answer
 * out of forty then has an agreement of 1, the highest confidence there is. The share is meant of all
 * samples that were drawn: a sample without an answer agrees with nobody.
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
  const parsed = answers.filter((answer) => answer !== null).length;
  return { answer: winner, votes, agreement: parsed === 0 ? 0 : votes / parsed };
}
