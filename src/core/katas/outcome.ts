import { decodePlain, revivePlain } from './plainText';

/** What one call of kata code came to. Never a verdict: the trusted side compares and decides. */
export type Outcome =
  | {
      kind: 'value';
      value: unknown;
      /** The value contains an array of the arguments, which must not be handed back. */
      aliasesInput: boolean;
    }
  | {
      kind: 'throw';
      name: string;
      message: string;
      /** A RangeError that the kata code constructed, not one of the engine's own (stack overflow, bad length). */
      deliberateRangeError: boolean;
      stack: string;
    }
  /** A promise that nothing is left to settle. */
  | { kind: 'unsettled' }
  /** A result too large or too deep to look at, or with a cycle. */
  | { kind: 'unreadable'; reason: string };

/** What the sandbox reports of one case. */
export interface CaseRecord {
  outcome: Outcome;
  /** Time of the call, in milliseconds, by the sandbox's own clock. */
  durationMs: number;
  /** What the kata code wrote to its console, capped. */
  log: string;
}

/** Reads an outcome as written by the sandbox. The text is untrusted: throws a SyntaxError when malformed. */
export function parseOutcome(text: string): Outcome {
  return toOutcome(decodePlain(text));
}

/** The same for an outcome that has been through JSON.parse; that is used up by it. */
export function readOutcome(json: unknown): Outcome {
  return toOutcome(revivePlain(json));
}

function toOutcome(plain: unknown): Outcome {
  const raw = plain as Partial<Record<string, unknown>>;
  if (raw === null || typeof raw !== 'object') throw new SyntaxError('an outcome is an object');
  switch (raw.kind) {
    case 'value':
      return { kind: 'value', value: raw.value, aliasesInput: raw.aliasesInput === true };
    case 'throw':
      return {
        kind: 'throw',
        name: capped(raw.name, 100),
        message: capped(raw.message, 2000),
        deliberateRangeError: raw.deliberateRangeError === true,
        stack: capped(raw.stack, 8000),
      };
    case 'unsettled':
      return { kind: 'unsettled' };
    case 'unreadable':
      return { kind: 'unreadable', reason: capped(raw.reason, 500) };
    default:
      throw new SyntaxError('unknown kind of outcome');
  }
}

function capped(value: unknown, length: number): string {
  return typeof value === 'string' ? value.slice(0, length) : '';
}
