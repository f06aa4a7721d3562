import { type Design, type DesignStage, stageIds } from './design';
import { common, commonRequired, id, lazy, minutes, point, text, texts, trap } from './schemas';
import { topicIds } from './topics';

/** What a design drill's front matter holds; the other fields are sections of its body. */
export type DesignFrontMatter = Omit<Design, 'kind' | 'prompt' | 'intent' | 'stages'> & {
  stages: Omit<DesignStage, 'exemplar'>[];
};

const fact = {
  type: 'object',
  additionalProperties: false,
  required: ['after', 'fact'],
  properties: { after: id, fact: text },
};

const wrong = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'claim', 'value'],
  properties: { id, claim: text, value: { type: 'number' } },
};

const number = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'prompt', 'unit', 'expected', 'tolerance', 'working', 'wrong'],
  properties: {
    id,
    prompt: text,
    unit: { type: 'string' },
    expected: { type: 'number', exclusiveMinimum: 0 },
    tolerance: { type: 'number', minimum: 0, maximum: 0.5 },
    working: texts(1, 8),
    wrong: { type: 'array', minItems: 1, maxItems: 4, items: wrong },
  },
};

const stage = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'minutes', 'prompt', 'points'],
  properties: {
    id: { enum: [...stageIds] },
    minutes: { type: 'integer', minimum: 1, maximum: 60 },
    prompt: text,
    points: { type: 'array', minItems: 2, maxItems: 8, items: point },
    facts: { type: 'array', minItems: 1, maxItems: 10, items: fact },
    numbers: { type: 'array', minItems: 1, maxItems: 6, items: number },
  },
};

const designSchema = {
  type: 'object',
  additionalProperties: false,
  required: [...commonRequired, 'minutes', 'topic', 'stages', 'traps', 'redFlags'],
  properties: {
    ...common,
    minutes,
    topic: { enum: [...topicIds] },
    stages: { type: 'array', minItems: stageIds.length, maxItems: stageIds.length, items: stage },
    traps: { type: 'array', minItems: 1, maxItems: 6, items: trap },
    redFlags: texts(1, 8),
  },
};

export const designValidator = lazy<DesignFrontMatter>(designSchema);
