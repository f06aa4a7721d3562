/**
 * @title Starts anew after a failed beginning
 * @question streaming-api
 *
 * When the held text was not continued by the next character, all of it was sent and the search started
 * anew behind it. But a part of it may be the beginning of the real match: with the stop string aab, the
 * text aaab fails at the third a, and the last two belong to the match. The longest end that still fits has
 * to be kept.
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
      const match = startsAnew(text, stops);
      if (match !== undefined) {
        stop = match.stop;
        held = '';
        return text.slice(0, match.start);
      }
      const safe = text.length - openAnew(text, stops);
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

/** Walks through the text with one candidate that is given up as a whole. */
function walk(text: string, stops: string[]): { from: number; stop: string | undefined; end: number } {
  let from = 0;
  for (let end = 1; end <= text.length; end++) {
    const stop = stops.find((one) => one === text.slice(from, end));
    if (stop !== undefined) return { from, stop, end };
    const fits = (start: number) => stops.some((one) => one.startsWith(text.slice(start, end)));
    if (!fits(from)) {
      from = end - 1;
      const alone = stops.find((one) => one === text.slice(from, end));
      if (alone !== undefined) return { from, stop: alone, end };
      if (!fits(from)) from = end;
    }
  }
  return { from, stop: undefined, end: text.length };
}

function startsAnew(text: string, stops: string[]): { stop: string; start: number } | undefined {
  const { from, stop } = walk(text, stops);
  return stop === undefined ? undefined : { stop, start: from };
}

function openAnew(text: string, stops: string[]): number {
  return text.length - walk(text, stops).from;
}
