import type { Question } from '../content/items';
import { textHash } from './textHash';

/** What a judge may say of a criterion. For a trap, `met` means that the answer asserts the wrong belief. */
export const verdicts = ['met', 'partial', 'absent', 'contradicted'] as const;
export type Verdict = (typeof verdicts)[number];

/** The part of a question that judging reads. */
export type JudgedQuestion = Pick<Question, 'id' | 'prompt' | 'points' | 'traps'>;

/** `point/<id>` or `trap/<id>`: the two kinds may share an id. */
export type CriterionKey = `${'point' | 'trap'}/${string}`;

/** One thing to decide. */
export interface Criterion {
  key: CriterionKey;
  /** How the judge names it: "P1", "T1". Short, so that replies are short. */
  code: string;
  claim: string;
  yes: readonly string[];
  no: readonly string[];
}

/** The points and then the traps of a question, in its order. */
export function criteriaOf({ points, traps }: Pick<JudgedQuestion, 'points' | 'traps'>): Criterion[] {
  return [
    ...points.map(({ id, claim, yes, no }, i): Criterion => {
      return { key: `point/${id}`, code: `P${i + 1}`, claim, yes, no };
    }),
    ...traps.map(({ id, claim, yes, no }, i): Criterion => {
      return { key: `trap/${id}`, code: `T${i + 1}`, claim, yes, no };
    }),
  ];
}

/** Changes with everything of the rubric that a judge is shown: verdicts on another version do not count for this one. */
export function rubricVersion(question: JudgedQuestion): string {
  return textHash(JSON.stringify([question.prompt, criteriaOf(question)]));
}
