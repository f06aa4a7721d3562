import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

export const drivers = {
  /** Filters a text made of parts, each repeated so many times. */
  filterRepeated: (solution: Solution, parts: [string, number][]) =>
    solution.qualityFilter(parts.map(([part, times]) => part.repeat(times)).join('')),

  /** Filters one text after the other and only then hands all reports over. */
  filterInTurn: (solution: Solution, texts: string[]) => texts.map((text) => solution.qualityFilter(text)),

  /** Spoils the first report, then filters the same text again. */
  filterTwice: (solution: Solution, text: string) => {
    const first = solution.qualityFilter(text);
    first.reasons.push('spoilt');
    first.keep = !first.keep;
    return solution.qualityFilter(text);
  },
} satisfies Drivers<Solution>;
