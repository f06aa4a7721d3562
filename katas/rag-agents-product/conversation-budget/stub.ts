export interface Turn {
  role: 'user' | 'assistant' | 'tool';
  tokens: number;
  /** Must be kept word for word. Default false. */
  pinned?: boolean;
  /** Turns with the same pairId (a tool call and its results) are kept or summarised together. */
  pairId?: string;
}

/**
 * Decides which turns go into the next prompt as they are and which are replaced by one summary.
 *
 * The budget of the turns is window - reserveOutput - system. If all fit, all are kept. Otherwise room for the summary
 * and for the pinned turns is set aside, and the other units are kept from the newest on, as long as they fit; at the
 * first one that does not fit it ends. keep and summarise are ascending places; used is what the prompt takes: system,
 * kept turns and, if anything is summarised, the summary.
 *
 * Throws a RangeError for: a number of tokens that is not an integer >= 0; a system prompt that leaves a budget below
 * 0; pinned turns that do not fit beside the summary, where one is needed.
 */
export function planContext(
  system: number,
  turns: Turn[],
  o: { window: number; reserveOutput: number; summaryTokens: number },
): { keep: number[]; summarise: number[]; used: number } {
  throw new Error('TODO');
}
