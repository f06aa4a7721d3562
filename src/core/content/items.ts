import type { Formula } from '../formulas/formula';
import type { StageId } from './design';
import type { TopicId } from './topics';

export const itemKinds = ['question', 'flashcard', 'design', 'drill', 'kata'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const levels = ['core', 'advanced', 'system-design', 'research'] as const;
export type Level = (typeof levels)[number];

/** Permanent key of an item for progress and links: `<kind>/<id>`. */
export type ItemKey = `${ItemKind}/${string}`;

/** Where an item's facts come from. Papers have an arXiv id or a DOI; other documents have a URL. */
export interface Source {
  title: string;
  /** "First-author et al." or up to three names. */
  authors: string;
  year: number;
  arxiv?: string;
  doi?: string;
  url?: string;
  /** What the source actually showed, in one or two sentences. */
  contribution?: string;
  /** What people wrongly take it to have shown. */
  misquoted?: string;
}

/** What the topic browser needs to know of an item without reading its body. */
export interface IndexEntry {
  id: string;
  kind: ItemKind;
  title: string;
  topic: TopicId;
  level: Level;
  minutes: number;
  related: ItemKey[];
  tags: string[];
  /** Of katas only. */
  difficulty?: Difficulty;
}

/** One thing a good answer says. */
export interface RubricPoint {
  id: string;
  /** One sentence, shown to the candidate and to a judge. */
  claim: string;
  weight: 1 | 2 | 3;
  /** Alternative patterns (see `core/answers/pattern.ts`); any match is evidence. */
  evidence: string[];
  /** Sentences that make the point: tests of the patterns. */
  yes: string[];
  /** Look-alikes that do not make the point. */
  no: string[];
}

/** A well-known wrong belief that an answer may assert. */
export interface AnswerTrap {
  id: string;
  /** The wrong belief, as a sentence. */
  claim: string;
  evidence: string[];
  /** Ids of the points that this belief contradicts. */
  contradicts: string[];
  /** Why the belief is tempting, and where it breaks. */
  why: string;
  correction: string;
  /** Sentences that assert the trap. */
  yes: string[];
  /** Sentences that mention the trap in order to reject it, or look alike. */
  no: string[];
}

export interface FollowUp {
  id: string;
  prompt: string;
  /** Ask this when one of these points was not found; empty means at any time. */
  after: string[];
  /** Markdown. */
  answer: string;
  points: RubricPoint[];
}

/** A free-text question with its rubric and teaching material. Text fields hold Markdown with `$`-formulas. */
export interface Question extends IndexEntry {
  kind: 'question';
  sources: Source[];
  points: RubricPoint[];
  traps: AnswerTrap[];
  redFlags: string[];
  followUps: FollowUp[];
  prompt: string;
  intent: string;
  /** The model answer as it would be spoken in a minute. */
  spoken: string;
  /** The model answer with formulas and numbers. */
  full: string;
  popularButWrong?: string;
  /** For the formula sheet. */
  formulas?: Formula[];
  /** How it is practised in stages, where it is a question of design. */
  stages?: QuestionStage[];
}

/** A stage of a design question, with the points that belong to it. */
export interface QuestionStage {
  id: StageId;
  /** In the interviewer's voice; Markdown. */
  prompt: string;
  /** Ids; every point of the question belongs to one stage. */
  points: string[];
}

/** Something to know cold: asked, recalled, then rated by the learner. Text fields hold Markdown with `$`-formulas. */
export interface Flashcard extends IndexEntry {
  kind: 'flashcard';
  sources: Source[];
  front: string;
  back: string;
  /** Why it matters, or what it is confused with. */
  why?: string;
}

/** How difficult a kata is for somebody who knows its idea. */
export const difficulties = ['warm-up', 'core', 'advanced'] as const;
export type Difficulty = (typeof difficulties)[number];

/** What an author states about a kata; the cases and programs live beside it. */
export interface KataMeta extends IndexEntry {
  kind: 'kata';
  difficulty: Difficulty;
  /** Names that a solution must export as functions. */
  exports: string[];
  sources: Source[];
  /** Markdown, without the hints. */
  statement: string;
  hints: string[];
}

export function itemKey(item: Pick<IndexEntry, 'kind' | 'id'>): ItemKey {
  return `${item.kind}/${item.id}`;
}
