import type { SandboxCase } from '../../protocol/sandboxMessages';
import type { CompiledCase } from './compiledKata';
import { compareValues } from './compareValues';
import type { CaseResult, SourceLocation } from './gradeReport';
import type { CaseRecord, Outcome } from './outcome';
import { decodePlain } from './plainText';
import { declarationOf, thrownAt } from './sourceLocation';
import { viewCall, viewValue } from './valueView';

/** What is asked of a case, whether authored or drawn. */
export type Expectation = Pick<CompiledCase, 'name' | 'call' | 'args' | 'expected' | 'tolerance'> & {
  group: CaseResult['group'];
  /** The expected value itself, where it is at hand; otherwise it is read from `expected`. */
  wanted?: unknown;
  /** Why no outcome can be right. */
  unusable?: string;
};

const decoded = new WeakMap<Expectation, unknown>();

function wantedOf(item: Expectation): unknown {
  if ('wanted' in item) return item.wanted;
  if (!decoded.has(item)) decoded.set(item, decodePlain(item.expected ?? 'null'));
  return decoded.get(item);
}

/** Said of every case of a stub that is still as it was written. */
export const notWritten = 'Not written yet: the stub throws TODO.';

/** A case as the sandbox takes it. */
export function toSandboxCase(
  { call, args }: Pick<Expectation, 'call' | 'args'>,
  limitMs: number,
): SandboxCase {
  return { call, args, limitMs };
}

/** The result of a case that did not run. */
export function skipped({ name, group }: Expectation, message: string): CaseResult {
  return { name, group, status: 'skipped', message };
}

/** Compares one outcome with what the case expects. The trusted side's decision, from outputs alone. */
export function judgeCase(item: Expectation, record: CaseRecord, source: string): CaseResult {
  const verdict = judgeOutcome(item, record.outcome);
  const result: CaseResult = { name: item.name, group: item.group, ...verdict };
  if (record.log !== '') result.log = record.log;
  if (result.status === 'passed') return result;
  result.input = viewCall(item.call, decodePlain(item.args) as unknown[]);
  result.location = locate(item, record.outcome, source);
  return result;
}

function locate(item: Expectation, outcome: Outcome, source: string): SourceLocation | undefined {
  const thrown = outcome.kind === 'throw' ? thrownAt(outcome.stack, source) : undefined;
  return thrown ?? declarationOf(item.call, source);
}

function judgeOutcome(item: Expectation, outcome: Outcome): Verdict {
  if (item.unusable !== undefined) return { status: 'error', message: item.unusable };
  if (outcome.kind === 'throw' && outcome.message === 'TODO') return { status: 'error', message: notWritten };
  return item.group === 'invalid' ? judgeInvalid(outcome) : judgeValue(item, outcome);
}

type Verdict = Pick<CaseResult, 'status' | 'message' | 'expected' | 'actual' | 'difference'>;

function judgeInvalid(outcome: Outcome): Verdict {
  const expected = 'a RangeError';
  if (outcome.kind === 'throw') {
    if (outcome.deliberateRangeError) return { status: 'passed' };
    const actual = thrownText(outcome);
    if (outcome.name === 'RangeError') {
      const message = `The engine ran into a limit${outcome.message === '' ? '' : ` (${outcome.message})`}; invalid input must be refused by your own \`throw new RangeError(…)\`.`;
      return { status: 'failed', message, expected, actual };
    }
    return {
      status: 'failed',
      message: `Invalid input must throw a RangeError; this threw ${actual}.`,
      expected,
      actual,
    };
  }
  const actual = outcome.kind === 'value' ? viewValue(outcome.value) : 'no error';
  return {
    status: 'failed',
    message: 'This input is invalid, but the call did not throw a RangeError.',
    expected,
    actual,
  };
}

function judgeValue(item: Expectation, outcome: Outcome): Verdict {
  const wanted = wantedOf(item);
  switch (outcome.kind) {
    case 'throw': {
      const actual = thrownText(outcome);
      return { status: 'error', message: `Threw ${actual}.`, expected: viewValue(wanted), actual };
    }
    case 'unsettled':
      return {
        status: 'error',
        message: 'Returned a promise that nothing is left to settle: it would wait for ever.',
      };
    case 'unreadable':
      return { status: 'error', message: `The result cannot be read: ${outcome.reason}.` };
    case 'value':
      break;
  }
  const difference = compareValues(wanted, outcome.value, item.tolerance);
  if (difference === undefined) {
    if (!outcome.aliasesInput) return { status: 'passed' };
    return {
      status: 'failed',
      message: 'The values are right, but the result hands back an array of the input; return a fresh one.',
    };
  }
  const at = difference.path === '' ? 'The result' : `Element ${difference.path}`;
  const message = `${at}: expected ${difference.expected}, got ${difference.actual}${hint(difference.kind)}.`;
  const expected = viewValue(wanted, difference.path);
  const actual = viewValue(outcome.value, difference.path);
  return { status: 'failed', message, expected, actual, difference };
}

function hint(kind: NonNullable<CaseResult['difference']>['kind']): string {
  switch (kind) {
    case 'sign':
      return '; every difference is a flipped sign';
    case 'scale by a constant factor':
      return '; every value is off by the same factor';
    case 'offset':
      return '; every value is off by the same amount';
    case 'order':
      return '; the numbers are right, their order is not';
    case 'non-finite':
      return '; one of the two is not finite';
    case 'shape':
      return '; the shapes differ';
    default:
      return '';
  }
}

/** An error by its name and message, as far as it has them. */
export function thrownText(outcome: Extract<Outcome, { kind: 'throw' }>): string {
  return outcome.message === '' ? outcome.name : `${outcome.name}: ${outcome.message}`;
}
