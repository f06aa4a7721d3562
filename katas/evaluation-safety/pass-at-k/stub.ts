export interface Vote {
  /** The winning answer, trimmed; null when no answer could be parsed. */
  answer: string | null;
  /** How many answers are equal to it. */
  votes: number;
  /** votes divided by the number of all answers. */
  agreement: number;
}

/**
 * The unbiased estimate of pass@k from n samples of which c are correct: 1 - C(n-c, k) / C(n, k). Exactly 1
 * when n - c < k, exactly 0 when c = 0. Accurate for n up to 100,000.
 *
 * Throws a RangeError when one of the three is not an integer, n < 1, c is outside 0..n or k outside 1..n.
 */
export function passAtK(n: number, c: number, k: number): number {
  throw new Error('TODO');
}

/**
 * The mean of passAtK over problems, which may have different numbers of samples.
 *
 * Throws a RangeError for an empty list and for whatever passAtK rejects in any problem.
 */
export function meanPassAtK(results: { n: number; c: number }[], k: number): number {
  throw new Error('TODO');
}

/**
 * The most frequent answer after trimming. Of equally frequent ones, the one that was seen first. null stands
 * for an answer that could not be parsed: never a candidate, but part of the total in `agreement`. The empty
 * string is an answer like any other.
 *
 * Throws a RangeError for an empty list.
 */
export function majorityVote(answers: (string | null)[]): Vote {
  throw new Error('TODO');
}
