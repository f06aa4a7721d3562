/**
 * @title Remembers the text but has already sent it
 * @question streaming-api
 *
 * The stop string was searched in the text so far, so it was found across chunks. But its beginning had
 * been sent with the chunk before. What a client has seen cannot be taken back: as long as the end of the
 * text may become a stop string it must not be sent.
 */

export interface StopStream {
  push(chunk: string): string;
  end(): string;
  stoppedBy(): string | null;
}

export function createStopStream(stops: string[]): StopStream {
  if (stops.includes('')) throw new RangeError('a stop string is empty');
  let held = '';
  let all = '';
  let stop: string | null = null;
  let hasEnded = false;

  return {
    push(chunk) {
      if (hasEnded) throw new RangeError('the stream has ended');
      if (stop !== null) return '';
      const before = all;
      all += chunk;
      const text = all;
      const match = firstToComplete(text, stops);
      if (match !== undefined) {
        stop = match.stop;
        held = '';
        return text.slice(before.length, Math.max(before.length, match.start));
      }
      return chunk;
    },

    end() {
      hasEnded = true;
      const rest = held;
      held = '';
      return rest;
    },

    stoppedBy: () => stop,
  };
}

/** The occurrence with the smallest end, of several with this end the longest. */
function firstToComplete(text: string, stops: string[]): { stop: string; start: number } | undefined {
  return stops
    .map((stop) => ({ stop, start: text.indexOf(stop) }))
    .filter(({ start }) => start !== -1)
    .sort((a, b) => a.start + a.stop.length - (b.start + b.stop.length) || a.start - b.start)[0];
}
