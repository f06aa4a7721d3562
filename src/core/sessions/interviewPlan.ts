import type { ItemKey } from '../content/items';
import type { PhaseId } from './roleProfiles';

export const interviewLengths = [30, 45, 60] as const;
export type InterviewLength = (typeof interviewLengths)[number];

/** A mock interview as it is meant to go. Plain data: it is stored with the session. */
export interface InterviewPlan {
  role: string;
  roleTitle: string;
  minutes: number;
  seed: string;
  /** Their minutes add up to `minutes`. */
  phases: PlannedPhase[];
  /** What is not as the role would have it, in sentences for the candidate. */
  notes: string[];
}

export interface PlannedPhase {
  id: PhaseId;
  title: string;
  minutes: number;
  /** At least one, but for the closing. */
  items: PlannedItem[];
  /** What may be asked where there are no items. */
  prompts: string[];
}

export interface PlannedItem {
  key: ItemKey;
  title: string;
  /** A share of the phase's minutes, for orientation. */
  minutes: number;
}
