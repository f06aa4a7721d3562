import type {
  DebriefFollowUpView,
  DebriefItemView,
  DebriefPanelState,
} from '../../src/protocol/interviewMessages';
import { type Child, h, hidden } from './dom';
import type { Host } from './host';
import { icon } from './icons';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { capitalised } from './words';

/** Item by item: what was found and missed, traps with what is right, follow-ups. */
export function itemsSection({ items, closing }: DebriefPanelState, host: Host): HTMLElement {
  return section('items', 'Item by item', [
    ...items.map((item, index) => itemPart(item, index, host)),
    closing.trim() !== '' && said('What you asked at the end', closing),
  ]);
}

function itemPart(item: DebriefItemView, index: number, { post }: Host): HTMLElement {
  const { key, title, kind, isKnown, facts, answer, found, missed, traps, followUps } = item;
  const id = `item-${index + 1}`;
  const label =
    kind === 'question' && answer.trim() !== '' ? 'Feedback and model answer' : `Open the ${kind}`;
  const open = button([label, hidden(`: ${title}`)], () => post({ type: 'interviewOpen', key }), {
    focus: `open-${key}`,
  });
  return h('article', { class: 'debrief-item', attrs: { 'aria-labelledby': id } }, [
    h('h3', { attrs: { id } }, [title]),
    h('p', { class: 'quiet' }, [`${capitalised(kind)} · ${facts}`]),
    answer.trim() !== '' && said('What you said', answer),
    pointList('found', 'Found', found),
    pointList('missing', 'Missed', missed),
    ...traps.map(trapPart),
    ...followUps.map(followUpPart),
    isKnown && h('p', { class: 'debrief-open' }, [open]),
  ]);
}

function pointList(status: 'found' | 'missing', title: string, points: readonly string[]): Child {
  if (points.length === 0) return undefined;
  const items = points.map((point) => h('li', {}, [icon(status), h('span', {}, [point])]));
  return h('div', { class: `debrief-points tone-${status}` }, [h('h4', {}, [title]), h('ul', {}, items)]);
}

function trapPart({ claim, correction }: DebriefItemView['traps'][number]): HTMLElement {
  return h('div', { class: 'trap' }, [
    h('h4', {}, [icon('warning'), h('span', {}, [`Trap: ${claim}`])]),
    correction !== '' && renderMarkdown(correction, { headingOffset: 4 }),
  ]);
}

const endings: Record<DebriefFollowUpView['status'], string | undefined> = {
  answered: undefined,
  cut: 'The clock cut this answer off.',
  skipped: 'Skipped.',
  open: 'Not answered.',
};

function followUpPart({ prompt, answer, status, found, missed }: DebriefFollowUpView): HTMLElement {
  const ending = endings[status];
  return h('div', { class: 'debrief-follow-up' }, [
    h('h4', {}, ['Follow-up']),
    renderMarkdown(prompt, { headingOffset: 4 }),
    ending !== undefined && h('p', { class: 'quiet' }, [ending]),
    answer.trim() !== '' && said('What you said', answer),
    pointList('found', 'Found', found),
    pointList('missing', 'Missed', missed),
  ]);
}

function said(label: string, text: string): HTMLElement {
  return h('details', { class: 'disclosure said' }, [
    h('summary', {}, [label]),
    h('div', { class: 'answer-text' }, [text]),
  ]);
}
