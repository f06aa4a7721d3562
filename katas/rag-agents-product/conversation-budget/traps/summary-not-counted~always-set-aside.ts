/**
 * @title Sets room aside for a summary that is not needed
 * @question tool-agent
 *
 * The room for a summary was subtracted before it was asked whether all turns fit. Conversations that would
 * just fit are then summarised, which costs a call of the model and loses their wording for nothing.
 */

export interface Turn {
  role: 'user' | 'assistant' | 'tool';
  tokens: number;
  pinned?: boolean;
  pairId?: string;
}

/** Turns that stay together, by their places in the conversation. */
interface Unit {
  places: number[];
  tokens: number;
  pinned: boolean;
}

export function planContext(
  system: number,
  turns: Turn[],
  { window, reserveOutput, summaryTokens }: { window: number; reserveOutput: number; summaryTokens: number },
): { keep: number[]; summarise: number[]; used: number } {
  for (const count of [system, window, reserveOutput, summaryTokens, ...turns.map(({ tokens }) => tokens)]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of tokens`);
  }
  const budget = window - reserveOutput - system;
  const units = unitsOf(turns);
  const total = tokensOf(units);
  if (total <= budget - summaryTokens)
    return { keep: [...turns.keys()], summarise: [], used: system + total };

  const pinned = units.filter((unit) => unit.pinned);
  const others = units.filter((unit) => !unit.pinned);
  let left = budget - summaryTokens - tokensOf(pinned);
  // This refuses a budget below 0 as well: then nothing fits, not even no turns.
  if (left < 0) throw new RangeError('there is no room for what has to be there');
  let cut = others.findIndex(({ tokens }) => {
    left -= tokens;
    return left < 0;
  });
  if (cut < 0) cut = others.length;
  const kept = [...pinned, ...others.slice(0, cut)];
  return {
    keep: placesOf(kept),
    summarise: placesOf(others.slice(cut)),
    used: system + tokensOf(kept) + summaryTokens,
  };
}

/** All units, newest first: a unit stands where its newest turn stands. */
function unitsOf(turns: Turn[]): Unit[] {
  const units = new Map<string | number, Unit>();
  for (const [place, { tokens, pinned = false, pairId = place }] of [...turns.entries()].reverse()) {
    const unit = units.get(pairId) ?? { places: [], tokens: 0, pinned: false };
    units.set(pairId, {
      places: [place, ...unit.places],
      tokens: unit.tokens + tokens,
      pinned: unit.pinned || pinned,
    });
  }
  return [...units.values()];
}

function tokensOf(units: Unit[]): number {
  return units.reduce((sum, { tokens }) => sum + tokens, 0);
}

function placesOf(units: Unit[]): number[] {
  return units.flatMap(({ places }) => places).sort((a, b) => a - b);
}
