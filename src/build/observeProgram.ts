import { type Expectation, judgeCase } from '../core/katas/judgeCase';
import { missingExport } from '../core/katas/loadedExports';
import type { CaseRecord, Outcome } from '../core/katas/outcome';
import { timeoutMessage } from '../core/katas/verdictText';
import type { KataRunner } from '../core/ports';
import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';

/** How long a case that is not of the group `scale` may take, in milliseconds; also the loading of a program. */
export const smallLimitMs = 2000;

export interface Seen {
  outcome: Outcome | 'timeout';
  durationMs: number;
}

export interface Observation {
  /** What came of the loading; undefined when it did not end. */
  load: CaseRecord | undefined;
  /** One per case, in order; fewer when it was stopped. */
  seen: Seen[];
}

/**
 * Runs a program through all cases. A case that ends its sandbox costs only itself: the rest runs in
 * another one. `isEnough` ends it early.
 */
export async function observeProgram(
  program: Pick<SandboxJob, 'code' | 'drivers'>,
  cases: readonly SandboxCase[],
  runner: KataRunner,
  { isEnough = () => false, loadLimitMs = smallLimitMs }: ObserveOptions = {},
): Promise<Observation> {
  const { code, drivers } = program;
  const observation: Observation = { load: undefined, seen: [] };
  const { seen } = observation;
  while (seen.length < cases.length) {
    const stop = new AbortController();
    const take = (one: Seen): void => {
      seen.push(one);
      if (isEnough(one, seen.length - 1)) stop.abort();
    };
    let hasLoaded = false;
    const job = { code, drivers, cases: cases.slice(seen.length), loadLimitMs };
    const end = await runner.run(
      job,
      (i, record) => {
        if (stop.signal.aborted) return;
        if (i >= 0) return take({ outcome: record.outcome, durationMs: record.durationMs });
        hasLoaded = true;
        observation.load ??= record;
      },
      stop.signal,
    );
    if (stop.signal.aborted || end.kind === 'finished') break;
    const outcome: Seen['outcome'] =
      end.kind === 'timeout' ? 'timeout' : { kind: 'unreadable', reason: end.kind };
    // a program that does not even load fares no better in the next sandbox
    const stuck = hasLoaded ? 1 : cases.length - seen.length;
    for (let i = 0; i < stuck && !stop.signal.aborted; i++)
      take({ outcome, durationMs: cases[seen.length]?.limitMs ?? 0 });
    if (stop.signal.aborted) break;
  }
  return observation;
}

export interface ObserveOptions {
  isEnough?: (seen: Seen, index: number) => boolean;
  loadLimitMs?: number;
}

/** To stop at the first case that does not end: the next ones may take as long. */
export function hasTimedOut({ outcome }: Seen): boolean {
  return outcome === 'timeout';
}

/** What is wrong with an outcome; undefined when the case passes. */
export function complaint(item: Expectation, { outcome }: Seen, source: string): string | undefined {
  if (outcome === 'timeout') return timeoutMessage(item.group);
  const result = judgeCase(item, { outcome, durationMs: 0, log: '' }, source);
  return result.status === 'passed' ? undefined : (result.message ?? result.status);
}

/** Whether a case passes; unlike `complaint` it does not look for words. */
export function passes(item: Expectation, seen: Seen, source: string): boolean {
  return complaint(item, seen, source) === undefined;
}

/** Why a program cannot be used at all, or undefined. */
export function loadComplaint({ load, seen }: Observation, exports: readonly string[]): string | undefined {
  if (load === undefined)
    return seen[0]?.outcome === 'timeout'
      ? 'does not end while it is loaded'
      : 'ends the sandbox while it is loaded';
  const { outcome } = load;
  if (outcome.kind === 'throw') return `throws while it is loaded: ${outcome.name}: ${outcome.message}`;
  const missing = missingExport(outcome, exports);
  return missing === undefined ? undefined : `does not export a function \`${missing.name}\``;
}
