import type { ItemKey } from '../content/items';
import { itemKinds } from '../content/items';
import type { GradeStatus } from '../katas/gradeReport';

/** Version of the record format. Records of a newer version are kept in the log and left out of the fold. */
export const formatVersion = 1;

interface EventBase {
  formatVersion: number;
  /** Unique; makes importing and merging idempotent. */
  id: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  device: string;
  /** Position in the log of the device; breaks ties between events of the same millisecond. */
  sequence: number;
  item: ItemKey;
}

export interface AnswerAttempt {
  type: 'answer';
  /** Evidence found, 0-100. */
  score: number;
  scoreRange: [number, number];
  found: string[];
  traps: string[];
  text: string;
}

export interface KataAttempt {
  type: 'kata';
  status: GradeStatus;
  passed: number;
  total: number;
  traps: string[];
}

/** The candidate has looked at the model answer or solution. */
export interface Reveal {
  type: 'reveal';
}

export type ProgressBody = AnswerAttempt | KataAttempt | Reveal;
export type ProgressEvent = EventBase & ProgressBody;

/** Reads one line of a log. Throws a SyntaxError that says what is wrong with it. */
export function parseEvent(line: string): ProgressEvent | 'newer' {
  const raw = JSON.parse(line) as Partial<Record<string, unknown>> | null;
  if (typeof raw !== 'object' || raw === null) throw new SyntaxError('a record is an object');
  if (typeof raw.formatVersion !== 'number') throw new SyntaxError('a record has a formatVersion');
  if (raw.formatVersion > formatVersion) return 'newer';
  for (const name of ['id', 'device', 'item', 'type']) {
    if (typeof raw[name] !== 'string') throw new SyntaxError(`"${name}" must be text`);
  }
  for (const name of ['at', 'sequence']) {
    if (!Number.isFinite(raw[name])) throw new SyntaxError(`"${name}" must be a number`);
  }
  const kind = String(raw.item).split('/')[0];
  if (!itemKinds.includes(kind as (typeof itemKinds)[number]))
    throw new SyntaxError(`"${String(raw.item)}" is not an item`);
  if (raw.type === 'answer' && typeof raw.score !== 'number') throw new SyntaxError('an answer has a score');
  if (raw.type === 'kata' && typeof raw.status !== 'string')
    throw new SyntaxError('a kata attempt has a status');
  return raw as unknown as ProgressEvent;
}

/** The order in which events count: by time, then device, then place in the device's log. */
export function compareEvents(a: ProgressEvent, b: ProgressEvent): number {
  return a.at - b.at || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.sequence - b.sequence);
}
