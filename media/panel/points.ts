import type { FeedbackView, PointView, TrapView } from '../../src/protocol/panelMessages';
import { goToEvidence, pointId, trapId, trapLetter } from './answerText';
import { type Child, h, hidden } from './dom';
import { icon } from './icons';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { quoteSpans } from './markSpans';
import { judgeWord, plural, pointWord, weightWords } from './words';

export interface PointsData extends Pick<FeedbackView, 'points' | 'answer'> {
  /** Ids of the points that the self-check asks about. */
  asked: string[];
}

export interface TrapsData extends Pick<FeedbackView, 'traps' | 'answer'> {
  isChecking: boolean;
}

/** What a good answer says, and which of it was found. What the self-check asks about is left to it. */
export function pointsSection({ points, answer, asked }: PointsData): HTMLElement | undefined {
  const items = points.flatMap((point, index) =>
    asked.includes(point.id) ? [] : [pointItem(point, index, answer)],
  );
  if (items.length === 0) return undefined;
  const title = asked.length === 0 ? 'What a good answer says' : 'The other points';
  return section('points', title, [h('ol', { class: 'points' }, items)]);
}

/** @param more what else is to be said of it */
export function pointItem(
  point: PointView,
  index: number,
  answer: string,
  more: readonly Child[] = [],
): HTMLElement {
  const { claim, status, weight, evidence, judge } = point;
  const id = pointId(index);
  const facts: Child[] = [
    h('span', { class: 'status-word' }, [pointWord(point)]),
    h('span', { class: 'quiet' }, [weightWords[weight]]),
    h('span', { class: 'quiet' }, [hidden('Judged by: '), judgeWord(judge)]),
    ...more,
    evidence.length > 0 && showButton(id, `point ${index + 1}`),
  ];
  const doubt =
    status === 'check' &&
    evidence.length > 0 &&
    h('p', { class: 'doubt' }, ['Does this say the opposite? ', quote(answer, evidence)]);
  return h('li', { class: `point tone-${status}`, attrs: { id, tabindex: -1, 'data-for': id } }, [
    h('div', { class: 'point-icon' }, [icon(status)]),
    h('div', { class: 'point-body' }, [
      h('p', { class: 'point-claim' }, [
        h('span', { class: 'point-number', attrs: { 'aria-hidden': 'true' } }, [String(index + 1)]),
        claim,
      ]),
      doubt,
      h('p', { class: 'point-facts' }, facts),
    ]),
  ]);
}

function showButton(id: string, name: string): HTMLButtonElement {
  return button(['Show in answer', hidden(`: ${name}`)], () => goToEvidence(id), {
    kind: 'link',
    focus: `show-${id}`,
  });
}

function quote(answer: string, evidence: TrapView['evidence']): HTMLElement {
  return h('q', {}, [quoteSpans(answer, evidence)]);
}

/** Wrong beliefs that the answer seems to state. */
export function trapsSection(
  { traps, answer, isChecking }: TrapsData,
  judge: (trap: string, meant: boolean) => void,
): HTMLElement | undefined {
  if (traps.length === 0) return undefined;
  const title =
    traps.length === 1
      ? 'This looks like a common trap'
      : `This looks like ${plural(traps.length, 'common trap')}`;
  return section(
    'traps',
    title,
    traps.map((trap, index) => {
      const verdict = isChecking ? trapChoices(trap, judge) : trapVerdict(trap);
      return trapItem(trap, index, answer, verdict);
    }),
    'traps',
  );
}

function trapItem(
  { claim, why, correction, evidence }: TrapView,
  index: number,
  answer: string,
  verdict: HTMLElement,
): HTMLElement {
  const id = trapId(index);
  const label = h('h3', { attrs: { id: `${id}-heading` } }, [
    icon('warning'),
    h('span', {}, [`Trap ${trapLetter(index)}: ${claim}`]),
  ]);
  const wrote =
    evidence.length > 0 &&
    h('p', { class: 'wrote' }, [
      'You wrote: ',
      quote(answer, evidence),
      ' ',
      showButton(id, `trap ${trapLetter(index)}`),
    ]);
  const parts = h('div', { class: 'trap-parts' }, [
    h('div', {}, [h('h4', {}, ['Why it is tempting']), renderMarkdown(why, { headingOffset: 4 })]),
    h('div', {}, [h('h4', {}, ['What is right']), renderMarkdown(correction, { headingOffset: 4 })]),
  ]);
  const attrs = { id, tabindex: -1, 'data-for': id, 'aria-labelledby': `${id}-heading` };
  return h('article', { class: 'trap', attrs }, [label, wrote, verdict, parts]);
}

/** The offline check is not certain of a trap: the candidate says whether they meant it. */
function trapChoices({ id, standing }: TrapView, judge: (trap: string, meant: boolean) => void): HTMLElement {
  const choice = (meant: boolean, label: string): HTMLElement => {
    const input = h('input', {
      attrs: { type: 'radio', name: `trap-${id}`, 'data-focus': `trap-${id}-${meant}` },
      on: { change: () => judge(id, meant) },
    });
    input.checked = standing === (meant ? 'confirmed' : 'denied');
    return h('label', { class: 'choice' }, [input, label]);
  };
  return h('fieldset', { class: 'trap-check' }, [
    h('legend', {}, ['Is this what you meant?']),
    h('div', { class: 'choices' }, [choice(true, 'Yes'), choice(false, 'No, I was misread')]),
  ]);
}

const verdicts: Record<TrapView['standing'], string> = {
  possible: 'Found by the offline check and not confirmed: no points are taken off.',
  confirmed: 'You said that you meant it: 15 points are taken off.',
  denied: 'You said that you did not mean it: it does not count.',
};

function trapVerdict({ standing }: TrapView): HTMLElement {
  return h('p', { class: 'trap-verdict' }, [verdicts[standing]]);
}
