export interface FilterReport {
  /** True when no rule is broken. */
  keep: boolean;
  /** The broken rules, in the order of the contract. */
  reasons: string[];
}

/**
 * Eight rules in the style of Gopher. Words are what whitespace separates; lines are split at '\n', trimmed,
 * and blank ones do not count.
 *
 * - word-count: fewer than 50 or more than 100,000 words
 * - mean-word-length: the mean `length` of the words is below 3 or above 10
 * - symbol-ratio: ('#' + '...' + '…') / words > 0.1; '...' without overlap, from the left
 * - bullet-lines: more than 90% of the lines begin with '-', '*' or '•'
 * - ellipsis-lines: more than 30% of the lines end with '...' or '…'
 * - alpha-words: fewer than 80% of the words contain one of A-Z and a-z
 * - stop-words: fewer than two different ones of the, be, to, of, and, that, have, with (whole words, any case)
 * - duplicate-lines: more than 30% of the lines repeat an earlier line
 *
 * A text without words breaks word-count and nothing else.
 */
export function qualityFilter(text: string): FilterReport {
  throw new Error('TODO');
}
