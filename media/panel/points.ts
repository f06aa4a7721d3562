import type { FeedbackView, PointView, TrapView } from '../../src/protocol/panelMessages';
import { goToEvidence, pointId, trapId, trapLetter } from './answerText';
import { type Child, h, hidden } from './dom';
import { icon } from './icons';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { quoteSpans } from './markSpans';
import { plural, statusWords, weightWords } from './words';

/** What a good answer says, and which of it was found. */
export function pointsSection({ points, answer }: FeedbackView): HTMLElement {
  const items = points.map((point, index) => pointItem(point, index, answer));
  return section('points', 'What a good answer says', [h('ol', { class: 'points' }, items)]);
}

function pointItem(
  { claim, status, weight, evidence }: PointView,
  index: number,
  answer: string,
): HTMLElement {
  const id = pointId(index);
  const facts: Child[] = [
    h('span', { class: 'status-word' }, [statusWords[status]]),
    h('span', { class: 'quiet' }, [weightWords[weight]]),
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
export function trapsSection({ traps, answer }: FeedbackView): HTMLElement | undefined {
  if (traps.length === 0) return undefined;
  const title =
    traps.length === 1
      ? 'This looks like a common trap'
      : `This looks like ${plural(traps.length, 'common trap')}`;
  return section(
    'traps',
    title,
    traps.map((trap, index) => trapItem(trap, index, answer)),
    'traps',
  );
}

function trapItem(
  { claim, why, correction, evidence }: TrapView,
  index: number,
  answer: string,
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
  return h('article', { class: 'trap', attrs }, [label, wrote, parts]);
}
