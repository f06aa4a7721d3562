import type { FollowUpResult } from '../../src/protocol/answerMessages';
import type { FollowUpView, PointView } from '../../src/protocol/panelMessages';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host } from './host';
import { icon } from './icons';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { splitBySpans } from './markSpans';
import { pointWord } from './words';

export interface FollowUpsPart {
  element: HTMLElement;
  update(followUps: readonly FollowUpView[]): void;
}

/** The questions that an interviewer would ask next. A field that is typed in is not redrawn. */
export function createFollowUps(key: string, host: Host): FollowUpsPart {
  const list = h('ol', { class: 'follow-ups' });
  const element = section('follow-ups', 'Follow-up questions', [list]);
  const items = new Map<string, FollowUpItem>();
  let shown = '';
  return {
    element,
    update(followUps) {
      element.hidden = followUps.length === 0;
      for (const view of followUps) {
        const known = items.get(view.id) ?? createFollowUp(key, host);
        items.set(view.id, known);
        known.update(view);
      }
      const order = followUps.map(({ id }) => id).join(' ');
      if (order !== shown)
        list.replaceChildren(...followUps.flatMap(({ id }) => items.get(id)?.element ?? []));
      shown = order;
    },
  };
}

interface FollowUpItem {
  element: HTMLElement;
  update(view: FollowUpView): void;
}

function createFollowUp(key: string, { post, announce }: Host): FollowUpItem {
  const element = h('li', { attrs: { tabindex: -1 } });
  let draft: string | undefined;
  let wasGiven: boolean | undefined;
  const slot = createSlot<Omit<FollowUpView, 'draft'>>(element, ({ id, prompt, answer, because, given }) => {
    const reason =
      because !== undefined &&
      h('p', { class: 'quiet because' }, [`Asked because this was not found: ${because}`]);
    const form = (): Child[] =>
      fieldFor(id, draft ?? '', answer, {
        type(text) {
          draft = text;
          post({ type: 'followUpDraft', key, followUp: id, text });
        },
        send() {
          if ((draft ?? '').trim() === '') return announce('Write an answer first.');
          post({ type: 'followUpSubmit', key, followUp: id, text: draft ?? '' });
        },
      });
    const again = (): void => post({ type: 'followUpAgain', key, followUp: id });
    const rest = given === undefined ? form() : result(id, given, answer, again);
    return [renderMarkdown(prompt, { headingOffset: 2 }), reason, ...rest];
  });
  return {
    element,
    update({ draft: kept, ...view }) {
      draft ??= kept;
      const changed = slot.update(view);
      const isGiven = view.given !== undefined;
      if (changed && wasGiven !== undefined && wasGiven !== isGiven)
        element.querySelector<HTMLElement>(isGiven ? '.follow-up-score' : 'textarea')?.focus();
      wasGiven = isGiven;
    },
  };
}

interface FieldActions {
  type: (text: string) => void;
  send: () => void;
}

function fieldFor(id: string, draft: string, answer: string, { type, send }: FieldActions): Child[] {
  const attrs = { id: `follow-up-${id}`, rows: 2, spellcheck: 'true', 'data-focus': `follow-up-${id}` };
  const field = h('textarea', { class: 'answer-field small-field', attrs });
  field.value = draft;
  field.addEventListener('input', () => type(field.value));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  });
  return [
    h('label', { class: 'answer-label', attrs: { for: `follow-up-${id}` } }, ['Your answer']),
    field,
    h('div', { class: 'actions' }, [button('Check', send, { focus: `check-${id}` })]),
    h('details', { class: 'disclosure' }, [
      h('summary', {}, ['Show answer']),
      renderMarkdown(answer, { headingOffset: 2 }),
    ]),
  ];
}

function result(
  id: string,
  { text, points, score }: FollowUpResult,
  answer: string,
  again: () => void,
): Child[] {
  const spans = points.map(({ id: point, evidence }) => ({ id: point, spans: evidence }));
  const marked = splitBySpans(text, spans).map(({ text: part, owners }) =>
    owners.length === 0 ? part : h('mark', { class: 'mark tone-found' }, [part]),
  );
  const found = points.filter(({ status }) => status === 'found').length;
  const title = `Evidence for ${found} of ${points.length} (${score}%)`;
  return [
    h('p', { class: 'follow-up-score', attrs: { tabindex: -1 } }, [title]),
    h('div', { class: 'answer-text' }, marked),
    h('ul', { class: 'points small-points' }, points.map(smallPoint)),
    h('h3', { class: 'follow-up-answer' }, ['Answer']),
    renderMarkdown(answer, { headingOffset: 2 }),
    h('div', { class: 'actions' }, [button('Answer again', again, { kind: 'link', focus: `again-${id}` })]),
  ];
}

function smallPoint(point: PointView): HTMLElement {
  return h('li', { class: `point tone-${point.status}` }, [
    h('div', { class: 'point-icon' }, [icon(point.status)]),
    h('p', {}, [hidden(`${pointWord(point)}: `), point.claim]),
  ]);
}
