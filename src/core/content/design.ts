import type { AnswerTrap, IndexEntry, RubricPoint, Source } from './items';

/** The stages of a design interview, in the order in which they are best gone through. */
export const stageIds = ['clarify', 'size', 'architecture', 'bottlenecks', 'failure-and-cost'] as const;
export type StageId = (typeof stageIds)[number];

/** Also the headings of the stages in files. */
export const stageTitles: Record<StageId, string> = {
  clarify: 'Clarify',
  size: 'Size',
  architecture: 'Architecture',
  bottlenecks: 'Bottlenecks',
  'failure-and-cost': 'Failure and cost',
};

/** What the interviewer tells whoever asks; known to all once the stage is left. */
export interface DesignFact {
  /** Id of the point that asks for it. */
  after: string;
  /** Markdown. */
  fact: string;
}

/** A number that the candidate works out in a stage. */
export interface DesignNumber {
  id: string;
  /** What is asked, as one sentence. */
  prompt: string;
  /** See `core/drills/quantity.ts`. */
  unit: string;
  /** In the unit. */
  expected: number;
  /** Share of the expected value, 0-1, by which an answer may be off; 0 is exact. */
  tolerance: number;
  /** The way to it, a line a step. */
  working: string[];
  /** Wrong results that people arrive at; `claim` goes on from "It looks as if you". */
  wrong: { id: string; claim: string; value: number }[];
}

export interface DesignStage {
  id: StageId;
  minutes: number;
  /** Markdown, in the interviewer's voice. */
  prompt: string;
  points: RubricPoint[];
  facts?: DesignFact[];
  numbers?: DesignNumber[];
  /** Markdown: what a strong candidate says in this stage. */
  exemplar: string;
}

/** A design interview of several stages against the clock. Text fields hold Markdown with `$`-formulas. */
export interface Design extends IndexEntry {
  kind: 'design';
  sources: Source[];
  stages: DesignStage[];
  traps: AnswerTrap[];
  redFlags: string[];
  prompt: string;
  intent: string;
}
