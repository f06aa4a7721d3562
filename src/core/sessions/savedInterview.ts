import Ajv, { type ValidateFunction } from 'ajv';
import { type InterviewState, interviewFormat } from './interviewState';
import { phaseIds } from './roleProfiles';

const text = { type: 'string' };
const time = { type: 'number', minimum: 0 };
const place = { type: 'integer', minimum: 0 };
const itemKey = {
  type: 'string',
  pattern: '^(question|flashcard|design|drill|kata)/[a-z0-9]+(-[a-z0-9]+)*$',
};
const listOf = (items: object): object => ({ type: 'array', items });

/** Fields that a later version may add are let through. */
function record(required: Record<string, object>, optional: Record<string, object> = {}): object {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

const status = { enum: ['open', 'answered', 'skipped', 'cut'] };
const point = record({ id: text, claim: text, weight: { type: 'number' } });
const trap = record({ id: text, claim: text, correction: text });
const result = record({
  score: { type: 'number', minimum: 0, maximum: 100 },
  by: text,
  found: listOf(point),
  missed: listOf(point),
  traps: listOf(trap),
});
const phase = record({
  id: { enum: [...phaseIds] },
  title: text,
  minutes: time,
  items: listOf(record({ key: itemKey, title: text, minutes: time })),
  prompts: listOf(text),
});
const plan = record({
  role: text,
  roleTitle: text,
  minutes: time,
  seed: text,
  phases: { type: 'array', minItems: 1, items: phase },
  notes: listOf(text),
});
const step = record(
  {
    phase: place,
    spentMs: time,
    text,
    status,
    followUps: listOf(record({ id: text, prompt: text, text, status }, { result })),
  },
  { key: itemKey, result },
);
const schema = record(
  {
    formatVersion: { const: interviewFormat },
    id: text,
    plan,
    status: { enum: ['running', 'paused', 'finished'] },
    startedAt: { type: 'number' },
    lastAt: { type: 'number' },
    phase: place,
    item: place,
    spent: listOf(time),
    draft: text,
    steps: { type: 'array', minItems: 1, items: step },
    warned: record({ phase: { type: 'boolean' }, total: { type: 'boolean' } }),
    gaps: listOf(
      record({ at: { type: 'number' }, ms: { type: 'number' }, kind: { enum: ['away', 'clock-back'] } }),
    ),
  },
  { pausedBecause: { enum: ['asked', 'away', 'reload'] }, endedAt: { type: 'number' } },
);

let compiled: ValidateFunction<InterviewState> | undefined;

export type RestoredInterview =
  | { ok: true; state: InterviewState }
  /** A sentence for the user: what is wrong with what was stored. */
  | { ok: false; message: string };

/** The text to store after every action. */
export function saveInterview(state: InterviewState): string {
  return JSON.stringify(state);
}

/**
 * Reads a stored interview. One that was running comes back paused, at the place and with the text that it
 * had; the time since does not count.
 * @param at milliseconds since 1970
 */
export function restoreInterview(stored: string, at: number): RestoredInterview {
  let raw: unknown;
  try {
    raw = JSON.parse(stored);
  } catch {
    return damaged('it is not JSON'); // a torn write; the parser's own words would not help the user
  }
  const version = (raw as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === 'number' && version > interviewFormat)
    return {
      ok: false,
      message: 'The interview was stored by a newer version of the extension. Update it, then go on.',
    };
  compiled ??= new Ajv({ strict: true, strictRequired: false }).compile<InterviewState>(schema);
  if (!compiled(raw)) {
    const [error] = compiled.errors ?? [];
    return damaged(`${error?.instancePath === '' ? 'it' : error?.instancePath} ${error?.message}`);
  }
  const problem = placeProblem(raw);
  if (problem !== undefined) return damaged(problem);
  if (raw.status === 'finished') return { ok: true, state: raw };
  if (raw.status === 'paused') return { ok: true, state: { ...raw, lastAt: at } };
  return { ok: true, state: { ...raw, lastAt: at, status: 'paused', pausedBecause: 'reload' } };
}

/** What a schema cannot say: that the places exist. */
function placeProblem({ plan, phase, item, spent, steps }: InterviewState): string | undefined {
  const current = plan.phases[phase];
  if (current === undefined) return `it is in phase ${phase + 1} of ${plan.phases.length}`;
  if (item >= Math.max(1, current.items.length))
    return `it is at item ${item + 1} of ${current.items.length} of its phase`;
  if (spent.length !== plan.phases.length) return 'it has not one time for each phase';
  const last = steps.at(-1);
  if (last === undefined || last.phase !== phase || last.key !== current.items[item]?.key)
    return 'its last record is not the item that is open';
  return steps.some((one) => one.phase >= plan.phases.length)
    ? 'it has records of phases that do not exist'
    : undefined;
}

function damaged(detail: string): RestoredInterview {
  return {
    ok: false,
    message: `The stored interview cannot be continued: ${detail}. What was answered and rated before is in the progress log; start a new one.`,
  };
}
