export interface StopStream {
  push(chunk: string): string;
  end(): string;
  stoppedBy(): string | null;
}

/** Goes on with one stop string, a code unit at a time. */
interface Matcher {
  stop: string;
  /** How much of the stop string the text ends with. */
  matched: number;
  /** borders[n]: the longest proper suffix of the first n code units that is a prefix as well. */
  borders: number[];
}

/** One automaton for each stop string; the text itself is never searched. */
export function createStopStream(stops: string[]): StopStream {
  const matchers = stops.map((stop): Matcher => {
    if (stop.length === 0) throw new RangeError('empty stop');
    const matcher: Matcher = { stop, matched: 0, borders: [NaN, 0] };
    for (const unit of stop.slice(1).split('')) {
      advance(matcher, unit);
      matcher.borders.push(matcher.matched);
    }
    matcher.matched = 0;
    return matcher;
  });
  let buffer = '';
  let state: 'stopped' | 'ended' | undefined;
  let reason: string | null = null;

  function push(chunk: string): string {
    if (state === 'ended') throw new RangeError('ended');
    if (state === 'stopped') return '';
    for (let i = 0; i < chunk.length; i++) {
      buffer += chunk.charAt(i);
      for (const matcher of matchers) advance(matcher, chunk.charAt(i));
      const complete = matchers
        .filter(({ stop, matched }) => matched === stop.length)
        .map(({ stop }) => stop)
        .sort((one, other) => other.length - one.length);
      if (complete[0] === undefined) continue;
      reason = complete[0];
      state = 'stopped';
      const released = buffer.slice(0, buffer.length - reason.length);
      buffer = '';
      return released;
    }
    const open = Math.max(0, ...matchers.map(({ matched }) => matched));
    const released = buffer.slice(0, buffer.length - open);
    buffer = buffer.slice(released.length);
    return released;
  }

  function end(): string {
    state = 'ended';
    const rest = buffer;
    buffer = '';
    return rest;
  }

  return { push, end, stoppedBy: () => reason };
}

/** One step of the Knuth-Morris-Pratt automaton. */
function advance(matcher: Matcher, unit: string): void {
  const { stop, borders } = matcher;
  while (matcher.matched > 0 && stop.charAt(matcher.matched) !== unit) {
    matcher.matched = borders[matcher.matched]!;
  }
  if (stop.charAt(matcher.matched) === unit) matcher.matched++;
}
