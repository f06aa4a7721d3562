/**
 * Splits a text into an input with holes and a target that fills them, as T5 is pretrained.
 *
 * @param tokens ids of the text
 * @param spans [start, end) of each hole, in order, with at least one token between two of them; may be empty
 * @param firstSentinel id that stands for the first hole; later ones count down from it
 * @returns input: the text with each span replaced by its sentinel;
 *   target: each sentinel followed by the tokens of its span, and one final sentinel
 * @throws RangeError if a span is empty or out of range, or spans overlap, touch or are out of order
 */
export function corruptSpans(
  tokens: number[],
  spans: [number, number][],
  firstSentinel: number,
): { input: number[]; target: number[] } {
  throw new Error('TODO');
}

/**
 * Draws spans that cover a given share of a text. The text begins with a part that is kept and ends with a span.
 *
 * @param length number of tokens, at least 2
 * @param noiseDensity share of the tokens to cover, in (0, 1)
 * @param meanSpan mean length of a span, at least 1
 * @param rng numbers in [0, 1); called exactly 2 * (number of spans - 1) times
 * @throws RangeError if length, noiseDensity or meanSpan is out of range
 */
export function sampleSpans(
  length: number,
  noiseDensity: number,
  meanSpan: number,
  rng: () => number,
): [number, number][] {
  throw new Error('TODO');
}
