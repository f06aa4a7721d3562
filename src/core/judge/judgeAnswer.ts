import type { JudgePort } from '../ports';
import { checkVerdicts } from './checkVerdicts';
import { type Criterion, criteriaOf, type JudgedQuestion, rubricVersion } from './criteria';
import type { JudgeFailure } from './judgeFailure';
import type { Judgement } from './judgement';
import { buildJudgePrompt, promptVersion } from './judgePrompt';
import { countCriteria, parseJudgeReply } from './judgeReply';
import { textHash } from './textHash';

/** How far a judge has got. */
export interface JudgeProgress {
  attempt: 1 | 2;
  /** Criteria of which the verdict has come. */
  judged: number;
  total: number;
}

export type JudgeOutcome =
  { kind: 'judged'; judgement: Judgement; attempts: 1 | 2 } | { kind: 'failed'; failure: JudgeFailure };

export interface JudgeRequest {
  question: JudgedQuestion;
  answer: string;
  /** Random letters and digits, others with every call. */
  newNonce: () => string;
  onProgress: (progress: JudgeProgress) => void;
  signal: AbortSignal;
}

/**
 * Asks a judge about every point and trap of a question in one request. A reply that cannot be used is asked for
 * once more, with the reason.
 */
export async function judgeAnswer(judge: JudgePort, request: JudgeRequest): Promise<JudgeOutcome> {
  const criteria = criteriaOf(request.question);
  let complaint: string | undefined;
  for (const attempt of [1, 2] as const) {
    const result = await askOnce(judge, request, criteria, attempt, complaint);
    if (result.kind !== 'unusable') return result;
    complaint = result.complaint;
  }
  return { kind: 'failed', failure: { kind: 'unusable-reply', detail: `The reply: ${complaint}.` } };
}

async function askOnce(
  judge: JudgePort,
  { question, answer, newNonce, onProgress, signal }: JudgeRequest,
  criteria: readonly Criterion[],
  attempt: 1 | 2,
  complaint: string | undefined,
): Promise<JudgeOutcome | { kind: 'unusable'; complaint: string }> {
  const nonce = nonceFor(answer, newNonce);
  const progress = { attempt, total: criteria.length };
  onProgress({ ...progress, judged: 0 });
  const reply = await judge.ask(
    buildJudgePrompt(question, answer, nonce, complaint),
    (soFar) => onProgress({ ...progress, judged: Math.min(criteria.length, countCriteria(soFar)) }),
    signal,
  );
  if (signal.aborted) return { kind: 'failed', failure: { kind: 'cancelled' } };
  if (!reply.ok) return { kind: 'failed', failure: reply.failure };
  const parsed = parseJudgeReply(reply.text, criteria, nonce);
  if (!parsed.ok) return { kind: 'unusable', complaint: parsed.problem.text };
  const judgement: Judgement = {
    model: judge.name,
    promptVersion,
    rubricVersion: rubricVersion(question),
    answer: textHash(answer),
    verdicts: checkVerdicts(question, answer, parsed.verdicts),
  };
  return { kind: 'judged', judgement, attempts: attempt };
}

/** A candidate cannot know a nonce; one that stands in the answer by chance is drawn anew. */
function nonceFor(answer: string, newNonce: () => string): string {
  const nonce = newNonce();
  return answer.includes(nonce) ? newNonce() : nonce;
}
