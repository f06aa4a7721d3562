import { diffWordsWithSpace } from 'diff';
import type { Question } from '../content/items';
import type { ChangeView, DiffPart } from '../../protocol/answerMessages';
import type { PastAnswer } from './lastAnswers';
import type { ResolvedAnswer } from './resolvedAnswer';

/** Changes up to which two texts are compared word by word; beyond it, it takes long and shows nothing. */
const longestEdit = 1500;

/** What an answer has won, kept and lost against the one before it. A point that was made partly is not made. */
export function answerChange(
  { points }: Pick<Question, 'points'>,
  previous: PastAnswer,
  answer: string,
  now: ResolvedAnswer,
): ChangeView {
  const made = new Set(now.points.filter(({ status }) => status === 'found').map(({ id }) => id));
  const before = new Set(previous.found);
  const claims = (wanted: (id: string) => boolean): string[] =>
    points.filter(({ id }) => wanted(id)).map(({ claim }) => claim);
  const view: ChangeView = {
    previousScore: previous.score,
    won: claims((id) => made.has(id) && !before.has(id)),
    kept: claims((id) => made.has(id) && before.has(id)),
    lost: claims((id) => !made.has(id) && before.has(id)),
  };
  const diff = wordDiff(previous.text, answer);
  return diff === undefined ? view : { ...view, diff };
}

/** The words of two texts side by side; undefined when too little of them is the same. */
export function wordDiff(before: string, after: string): DiffPart[] | undefined {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: longestEdit });
  return parts?.map(({ value, added, removed }) => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value };
  });
}
