/**
 * @title Holds back from the first character that a stop string begins with
 * @question streaming-api
 *
 * Everything from the first character on with which some stop string begins was held back, whether the rest
 * fits or not. A stop string that begins with a line break or a blank then delays whole paragraphs. The end
 * of the text has to agree with the stop string all the way.
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
      const first = [...text].findIndex((unit) =>
        stops.some((one) => one.length > 1 && one.startsWith(unit)),
      );
      const safe = first === -1 ? text.length : first;
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
