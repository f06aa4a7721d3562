export interface SseEvent {
  /** The value of the last event field; 'message' if there is none or it is empty. */
  event: string;
  /** The values of the data fields, joined by line feeds. */
  data: string;
  /** The last id of the stream so far; null before the first one. */
  id: string | null;
}

export interface SseParser {
  /** Takes the next piece of the stream and returns the events that it completes. */
  push(chunk: string): SseEvent[];
  /** Whether the event with the data [DONE] has come. */
  done(): boolean;
}

/**
 * A parser for a stream of server-sent events that comes in pieces.
 *
 * Lines end in LF, CR or CRLF. A blank line completes an event, if there was a data field. The event whose data is
 * exactly [DONE] is not returned; it sets done() and everything behind it is ignored. What comes out, all in all,
 * does not depend on how the stream is cut into pieces.
 */
export function createSseParser(): SseParser {
  throw new Error('TODO');
}
