import type { KataMeta } from '../content/items';
import type { SandboxEnd } from '../ports';
import type { CaseGroup } from './authoring';
import type { CaseResult, Diagnosis, GradeReport, GradeStatus } from './gradeReport';
import { notWritten } from './judgeCase';

export interface Conclusion {
  results: CaseResult[];
  end: SandboxEnd;
  refusal?: Pick<GradeReport, 'message' | 'location'>;
  diagnoses: Diagnosis[];
  durationMs: number;
  seed: number;
  /** The kata's speed cases were left out. */
  withoutSpeed: boolean;
}

/** Whether a submission is the stub as it was written: every case that ran met its TODO. */
export function isUntouched(results: readonly CaseResult[]): boolean {
  const ran = results.filter(({ status }) => status !== 'skipped');
  return ran.length > 0 && ran.every(({ message }) => message === notWritten);
}

/** The whole verdict, with its one-sentence summary. */
export function concludeReport(meta: KataMeta, conclusion: Conclusion): GradeReport {
  const { results, refusal, diagnoses, durationMs, seed } = conclusion;
  const passed = results.filter((result) => result.status === 'passed').length;
  const status = statusOf(conclusion, passed);
  const report: GradeReport = {
    formatVersion: 1,
    kata: meta.id,
    status,
    message: refusal?.message ?? summary(status, passed, conclusion),
    passed,
    total: results.length,
    durationMs,
    seed,
    cases: results,
    diagnoses,
  };
  if (refusal?.location !== undefined) report.location = refusal.location;
  return report;
}

function statusOf({ results, end, refusal }: Conclusion, passed: number): GradeStatus {
  if (refusal !== undefined) return 'compile-error';
  if (end.kind === 'timeout' || end.kind === 'out-of-memory' || end.kind === 'crashed') return end.kind;
  if (results.length > 0 && passed === results.length) return 'passed';
  const unreadable = results.some(
    (result) => result.status === 'error' && result.message?.startsWith('The result cannot be read'),
  );
  return unreadable ? 'invalid-output' : 'failed';
}

function summary(
  status: GradeStatus,
  passed: number,
  { results, diagnoses, withoutSpeed }: Conclusion,
): string {
  const score = `${passed} of ${results.length} cases passed`;
  const first = results.find((result) => result.status !== 'passed');
  // earlier ones may have failed without ending the run
  const last = results.filter((result) => result.status !== 'skipped').at(-1);
  switch (status) {
    case 'passed':
      return `All ${results.length} cases passed${withoutSpeed ? '; speed was not tested here' : ''}.`;
    case 'timeout':
      return `${score}; "${last?.name}" did not end in time.`;
    case 'out-of-memory':
      return `${score}; "${last?.name}" ran out of memory.`;
    case 'crashed':
      return `${score}; "${last?.name}" ended the sandbox.`;
    default: {
      if (results.length === 0) return 'No case ran.';
      if (isUntouched(results)) return 'Nothing is written yet: the stub still throws TODO.';
      const [trap] = diagnoses;
      if (trap !== undefined)
        return `${score}. This looks like ${diagnoses.map(({ trap: name }) => name).join(' or ')}: ${trap.title}.`;
      return `${score}; the first to fail is "${first?.name}".`;
    }
  }
}

/** Said of the case during which the time was up. */
export function timeoutMessage(group: CaseGroup, isLoaded = true): string {
  if (!isLoaded)
    return 'The file did not finish loading within its time limit. Look for a loop outside of the functions.';
  if (group === 'scale') {
    return 'Too slow at this size: it took several times as long as the model solution. Look for work that is repeated.';
  }
  return 'Did not end within its time limit. Look for a loop whose condition never becomes false.';
}

/** Said of the case during which the sandbox came to its end. */
export function endMessage(end: Extract<SandboxEnd, { kind: 'out-of-memory' | 'crashed' }>): string {
  if (end.kind === 'out-of-memory')
    return 'Used more memory than a kata may have. Look for a list that grows without end.';
  return `Ended the sandbox: ${end.detail}.`;
}
