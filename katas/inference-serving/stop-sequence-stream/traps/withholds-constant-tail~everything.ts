/**
 * @title Holds everything back until the end
 * @question streaming-api
 *
 * The text was collected and searched when it was complete. The answer is right, but it is no stream any
 * more: the user waits for the last token to see the first.
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
      const text = held + chunk;
      const match = firstToComplete(text, stops);
      if (match !== undefined) {
        stop = match.stop;
        held = '';
        return text.slice(0, match.start);
      }
      const safe = stops.length === 0 ? text.length : 0;
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
