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
      const safe = text.length - openLength(text, stops);
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

/** The length of the longest suffix that may still become a stop string. None is complete: that was looked for before. */
function openLength(text: string, stops: string[]): number {
  const lengths = stops.map((stop) => {
    let length = stop.length;
    while (!text.endsWith(stop.slice(0, length))) length--;
    return length;
  });
  return Math.max(0, ...lengths);
}
