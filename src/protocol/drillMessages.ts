import type { ItemHeader, LinkedItem, SourceView } from './panelMessages';

/** What became of an answer to a drill. */
export interface DrillResult {
  correct: boolean;
  /** The answer as it was read: "1.342 GB". */
  understood: string;
  expected: string;
  /** "1 %", "0.5 points" or "exact". */
  tolerance: string;
  /** What explains a wrong number, as a sentence. */
  why?: string;
  /** The way to the answer, a line a step. */
  working: string[];
  /** Markdown: the formula, its symbols, and when it holds. */
  formula: string;
}

export interface DrillState {
  view: 'drill';
  item: ItemHeader;
  seed: number;
  /** Markdown. */
  prompt: string;
  /** What to type: "GB", "a factor, such as 2.4x". */
  unit: string;
  draft: string;
  /** What was not understood of the latest answer. */
  problem?: string;
  result?: DrillResult;
  /** Right answers in a row. */
  streak: number;
  sources: SourceView[];
  related: LinkedItem[];
}

export type FromDrillMessage =
  { type: 'drillAnswer'; key: string; text: string } | { type: 'drillAgain'; key: string };

/** What the page sent, if it is about a drill; `key` and `text` are checked already. */
export function parseDrillMessage(type: unknown, key: string, text: unknown): FromDrillMessage | undefined {
  if (type === 'drillAgain') return { type, key };
  if (type !== 'drillAnswer' || typeof text !== 'string') return undefined;
  return { type, key, text: text.slice(0, 1000) };
}
