import Ajv, { type ValidateFunction } from 'ajv';
import { stageIds } from '../content/design';
import { judgementOf, type PointJudgement } from '../../protocol/answerMessages';
import type { StagedAttempt } from './stagedAttempt';

const text = { type: 'string' };
const time = { type: 'number', minimum: 0 };
const stage = { enum: [...stageIds] };
const byName = (values: object): object => ({ type: 'object', additionalProperties: values });

/** Fields that a later version may add are let through. */
const schema = {
  type: 'object',
  required: [
    'formatVersion',
    'key',
    'startedAt',
    'status',
    'lastAt',
    'stage',
    'furthest',
    'spent',
    'asked',
    'check',
  ],
  properties: {
    formatVersion: { const: 1 },
    key: { type: 'string', pattern: '^(question|design)/[a-z0-9-]+$' },
    startedAt: time,
    status: { enum: ['running', 'paused', 'finished'] },
    lastAt: time,
    stage,
    furthest: stage,
    spent: byName(time),
    asked: { type: 'array', items: text },
    given: {
      type: 'object',
      required: ['texts', 'numbers'],
      properties: { texts: byName(text), numbers: byName(text) },
    },
    check: {
      type: 'object',
      required: ['selfCheck', 'phase'],
      properties: {
        phase: { enum: ['checking', 'finished', 'skipped'] },
        selfCheck: {
          type: 'object',
          required: ['points', 'traps'],
          properties: { points: byName({ type: 'object' }), traps: byName({ type: 'boolean' }) },
        },
        rating: {
          type: 'object',
          required: ['id', 'by'],
          properties: { id: text, by: { enum: ['answer', 'model', 'you'] } },
        },
      },
    },
  },
};

let validate: ValidateFunction<StagedAttempt> | undefined;

/**
 * An attempt as an earlier window kept it, perhaps of another version; undefined if it is none. A clock that ran
 * then stands still: nobody knows what the time since was used for.
 */
export function parseStagedAttempt(raw: unknown): StagedAttempt | undefined {
  validate ??= new Ajv({ strict: true, strictRequired: false }).compile<StagedAttempt>(schema);
  if (!validate(raw) || (raw.status === 'finished') !== (raw.given !== undefined)) return undefined;
  const { selfCheck } = raw.check;
  const points: Record<string, PointJudgement> = {};
  for (const [id, judgement] of Object.entries(selfCheck.points)) {
    const usable = judgementOf(judgement);
    if (usable !== undefined) points[id] = usable;
  }
  const attempt = { ...raw, check: { ...raw.check, selfCheck: { ...selfCheck, points } } };
  return raw.status === 'running' ? { ...attempt, status: 'paused', pausedBecause: 'reload' } : attempt;
}
