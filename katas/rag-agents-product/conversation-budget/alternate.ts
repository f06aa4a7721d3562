export interface Turn {
  role: 'user' | 'assistant' | 'tool';
  tokens: number;
  pinned?: boolean;
  pairId?: string;
}

interface Plan {
  keep: number[];
  summarise: number[];
  used: number;
}

/** Marks turns one after the other; a turn brings all turns with its pairId along. */
export function planContext(
  system: number,
  turns: Turn[],
  o: { window: number; reserveOutput: number; summaryTokens: number },
): Plan {
  const isCount = (value: number) => value >= 0 && value % 1 === 0;
  const { window, reserveOutput, summaryTokens } = o;
  if (![system, window, reserveOutput, summaryTokens].every(isCount)) throw new RangeError('options');
  if (!turns.every((turn) => isCount(turn.tokens))) throw new RangeError('tokens');
  const limit = window - reserveOutput;

  const marked = new Set<number>();
  let used = system;
  const companions = (place: number) => {
    const { pairId } = turns[place]!;
    if (pairId === undefined) return [place];
    return turns.flatMap((turn, other) => (turn.pairId === pairId ? [other] : []));
  };
  const costOf = (places: number[]) => {
    const open = places.filter((place) => !marked.has(place));
    return open.reduce((sum, place) => sum + turns[place]!.tokens, 0);
  };
  const mark = (places: number[]) => {
    used += costOf(places);
    for (const place of places) marked.add(place);
  };
  const plan = (): Plan => {
    const keep: number[] = [];
    const summarise: number[] = [];
    for (let place = 0; place < turns.length; place++) {
      if (marked.has(place)) keep.push(place);
      else summarise.push(place);
    }
    return { keep, summarise, used };
  };

  const everything = turns.map((_, place) => place);
  if (system + costOf(everything) <= limit) {
    mark(everything);
    return plan();
  }
  used += summaryTokens;
  turns.forEach((turn, place) => {
    if (turn.pinned) mark(companions(place));
  });
  if (used > limit) throw new RangeError('no room');
  let place = turns.length - 1;
  while (used + costOf(companions(place)) <= limit) {
    mark(companions(place));
    place--;
  }
  return plan();
}
