import Ajv, { type ValidateFunction } from 'ajv';
import { stageIds } from './design';
import type { Guide } from './guides';
import { difficulties, type Flashcard, type FollowUp, type KataMeta, levels, type Question } from './items';
import { topicIds } from './topics';

const kebab = '^[a-z0-9]+(-[a-z0-9]+)*$';
const itemLink = '^(question|flashcard|design|drill|kata)/[a-z0-9]+(-[a-z0-9]+)*$';

export const text = { type: 'string', minLength: 1 };
export const texts = (min: number, max: number): object => ({
  type: 'array',
  minItems: min,
  maxItems: max,
  items: text,
});
export const id = { type: 'string', pattern: kebab };

const source = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'authors', 'year'],
  properties: {
    title: text,
    authors: text,
    year: { type: 'integer', minimum: 1900, maximum: 2100 },
    arxiv: { type: 'string', pattern: '^\\d{4}\\.\\d{4,5}$' },
    doi: { type: 'string', pattern: '^10\\.' },
    url: { type: 'string', pattern: '^https://' },
    contribution: text,
    misquoted: text,
  },
  anyOf: [{ required: ['arxiv'] }, { required: ['doi'] }, { required: ['url'] }],
};

export const common = {
  id,
  title: text,
  level: { enum: [...levels] },
  tags: { type: 'array', items: id },
  sources: { type: 'array', minItems: 1, items: source },
  related: { type: 'array', items: { type: 'string', pattern: itemLink } },
};
export const commonRequired = ['id', 'title', 'level', 'tags', 'sources', 'related'];
export const minutes = { type: 'integer', minimum: 1, maximum: 120 };

export const point = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'claim', 'weight', 'evidence', 'yes', 'no'],
  properties: {
    id,
    claim: text,
    weight: { enum: [1, 2, 3] },
    evidence: texts(1, 8),
    yes: texts(1, 8),
    no: texts(1, 8),
  },
};

export const trap = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'claim', 'evidence', 'contradicts', 'why', 'correction', 'yes', 'no'],
  properties: {
    id,
    claim: text,
    evidence: texts(1, 8),
    contradicts: { type: 'array', items: id },
    why: text,
    correction: text,
    yes: texts(1, 8),
    no: texts(1, 8),
  },
};

const stage = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'prompt', 'points'],
  properties: {
    id: { enum: [...stageIds] },
    prompt: text,
    points: { type: 'array', minItems: 1, items: id },
  },
};

const followUp = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'prompt', 'after', 'answer', 'points'],
  properties: {
    id,
    prompt: text,
    after: { type: 'array', items: id },
    answer: text,
    points: { type: 'array', minItems: 1, maxItems: 4, items: point },
  },
};

const formula = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'formula', 'symbols', 'holds'],
  properties: {
    name: text,
    formula: text,
    symbols: {
      type: 'array',
      minItems: 1,
      maxItems: 12,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['symbol', 'meaning'],
        properties: { symbol: text, meaning: text, unit: text },
      },
    },
    holds: text,
    source: { type: 'integer', minimum: 1 },
  },
};

/** What a question's front matter holds; the other fields are sections of its body or come from its path. */
export type QuestionFrontMatter = Omit<
  Question,
  'kind' | 'topic' | 'prompt' | 'intent' | 'spoken' | 'full' | 'popularButWrong' | 'followUps'
> & {
  followUps: FollowUp[];
};

const questionSchema = {
  type: 'object',
  additionalProperties: false,
  required: [...commonRequired, 'minutes', 'points', 'traps', 'redFlags', 'followUps'],
  properties: {
    ...common,
    minutes,
    points: { type: 'array', minItems: 4, maxItems: 8, items: point },
    traps: { type: 'array', minItems: 1, maxItems: 3, items: trap },
    redFlags: texts(1, 6),
    followUps: { type: 'array', minItems: 2, maxItems: 4, items: followUp },
    formulas: { type: 'array', minItems: 1, maxItems: 4, items: formula },
    stages: { type: 'array', minItems: 3, maxItems: stageIds.length, items: stage },
  },
};

/** What a kata's front matter holds. */
export type KataFrontMatter = Omit<KataMeta, 'kind' | 'topic' | 'statement' | 'hints'>;

const kataSchema = {
  type: 'object',
  additionalProperties: false,
  required: [...commonRequired, 'minutes', 'difficulty', 'exports'],
  properties: {
    ...common,
    minutes,
    difficulty: { enum: [...difficulties] },
    exports: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[A-Za-z_$][\\w$]*$' } },
  },
};

/** What a flashcard's front matter holds: its folder is no topic, and its minutes are always the same. */
export type FlashcardFrontMatter = Omit<Flashcard, 'kind' | 'minutes' | 'front' | 'back' | 'why'>;

const flashcardSchema = {
  type: 'object',
  additionalProperties: false,
  required: [...commonRequired, 'topic'],
  properties: {
    ...common,
    id: { type: 'string', pattern: '^card(-[a-z0-9]+)+$' },
    topic: { enum: topicIds },
  },
};

const guideSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'summary', 'sources'],
  properties: { id, title: text, summary: text, sources: common.sources },
};

/** Validators are made on first use: compiling a schema costs more than most programs need to pay at start. */
export function lazy<T>(schema: object): () => ValidateFunction<T> {
  let validate: ValidateFunction<T> | undefined;
  return () =>
    (validate ??= new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile<T>(schema));
}

export const questionValidator = lazy<QuestionFrontMatter>(questionSchema);
export const flashcardValidator = lazy<FlashcardFrontMatter>(flashcardSchema);
export const kataValidator = lazy<KataFrontMatter>(kataSchema);
export const guideValidator = lazy<Omit<Guide, 'sections'>>(guideSchema);
