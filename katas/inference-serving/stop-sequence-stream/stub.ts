export interface StopStream {
  /** Takes the next piece of text and returns what can be sent to the client now. */
  push(chunk: string): string;
  /** Says that no more text comes, and returns what was held back. */
  end(): string;
  /** The stop string that ended the text, or null. */
  stoppedBy(): string | null;
}

/**
 * Cuts a text that comes in pieces before the first of the stop strings.
 *
 * What is sent does not depend on how the text is cut into pieces. After a push, nothing is held back but the
 * longest end of the text that is a proper prefix of a stop string. The stop string whose occurrence is complete
 * first counts; of several that are complete at the same place, the longest. After a stop, push and end return ''.
 *
 * Throws a RangeError for: an empty stop string; a push after end.
 */
export function createStopStream(stops: string[]): StopStream {
  throw new Error('TODO');
}
