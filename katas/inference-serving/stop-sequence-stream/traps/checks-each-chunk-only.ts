/**
 * @title Looks for stop strings in each chunk alone
 * @question streaming-api
 *
 * Each chunk was searched by itself and sent on. A stop string that begins in one chunk and ends in another
 * is never seen; and since a token rarely is a whole stop string, this is the usual case. The end of what
 * came before has to be kept and searched with the next chunk.
 */

export interface StopStream {
  push(chunk: string): string;
  end(): string;
  stoppedBy(): string | null;
}

export function createStopStream(stops: string[]): StopStream {
  if (stops.includes('')) throw new RangeError('a stop string is empty');
  let held = '';
  let stop: string | null = null;
  let hasEnded = false;

  return {
    push(chunk) {
      if (hasEnded) throw new RangeError('the stream has ended');
      if (stop !== null) return '';
      const text = chunk;
      const match = firstToComplete(text, stops);
      if (match !== undefined) {
        stop = match.stop;
        held = '';
        return text.slice(0, match.start);
      }
      const safe = text.length;
      held = text.slice(safe);
      return text.slice(0, safe);
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
