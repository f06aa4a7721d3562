import type { IndexEntry, ItemKey, Level, Source } from '../content/items';
import type { TopicId } from '../content/topics';
import type { FormulaSymbol } from '../formulas/formula';
import type { Pick } from './pick';

/** The parameters of one draw: plain numbers in base units (bytes, FLOP, seconds, dollars) unless said otherwise. */
export type Parameters = Record<string, number>;

/** How far an answer may be off: a share of the right value, an absolute amount of the unit, or nothing. */
export type Tolerance =
  { kind: 'relative'; share: number } | { kind: 'points'; points: number } | { kind: 'exact' };

/** A wrong result that people arrive at, and how they do. */
export interface ClassicWrong<P = Parameters> {
  id: string;
  /** What was done wrong, as a phrase: "forgot the factor 2 for keys and values". */
  claim: string;
  /** In the drill's unit; undefined where the slip does not show in this draw. */
  value: (p: P) => number | undefined;
}

/** What an author states about a drill. */
export interface DrillSpec<P = Parameters> {
  id: string;
  title: string;
  topic: TopicId;
  level: Level;
  minutes: number;
  tags: string[];
  related: ItemKey[];
  sources: Source[];
  /** The unit that the answer is asked for in; see `quantity.ts`. Empty for a pure number. */
  unit: string;
  tolerance: Tolerance;
  /** TeX. */
  formula: string;
  symbols: FormulaSymbol[];
  /** When the formula holds, and what it leaves out. */
  holds: string;
  draw: (pick: Pick) => P;
  /** Markdown; what is asked. */
  prompt: (p: P) => string;
  answer: (p: P) => number;
  wrong: readonly ClassicWrong<P>[];
  /** The way to the answer, a line a step, with units. */
  working: (p: P) => string[];
}

/** A tolerance of a share of the right value. */
export function relative(share: number): Tolerance {
  return { kind: 'relative', share };
}

/** A drill of the catalogue, whatever its parameters are called. */
export type Drill = DrillSpec & { kind: 'drill' };

/** Gives a drill's functions their parameter type while it is written, and hides it afterwards. */
export function defineDrill<P extends Parameters>(spec: DrillSpec<P>): Drill {
  return { ...(spec as unknown as DrillSpec), kind: 'drill' };
}

export function drillEntry({ id, kind, title, topic, level, minutes, related, tags }: Drill): IndexEntry {
  return { id, kind, title, topic, level, minutes, related, tags };
}
