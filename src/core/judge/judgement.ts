import type { EvidenceSpan } from '../answers/scoreAnswer';
import type { CriterionKey, Verdict } from './criteria';

/** Why a verdict of the judge does not count. */
export type VoidReason =
  /** A verdict other than `absent` came without a quote. */
  | 'no-quote'
  /** Fewer than 4 or more than 40 words. */
  | 'quote-length'
  | 'not-in-answer'
  /** The words are the question's. */
  | 'from-question'
  /** The words speak to whoever grades. */
  | 'speaks-to-judge';

/** A verdict after the checks that need no trust in the judge. */
export type CheckedVerdict =
  | { kind: 'absent' }
  | { kind: 'met' | 'partial' | 'contradicted'; quote: EvidenceSpan }
  | { kind: 'void'; said: Verdict; reason: VoidReason }
  /** The judge left it out, or said two different things. */
  | { kind: 'unjudged' };

/** What a judge found in one answer, with everything that it depends on. */
export interface Judgement {
  /** Name of the model, as VS Code shows it. */
  model: string;
  promptVersion: number;
  rubricVersion: string;
  /** Hash of the answer that was judged. */
  answer: string;
  verdicts: Record<CriterionKey, CheckedVerdict>;
}
