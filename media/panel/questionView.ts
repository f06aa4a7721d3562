import type { QuestionState } from '../../src/protocol/panelMessages';
import { createSlot, h } from './dom';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading, section } from './itemHeader';
import { keyHint, modifierKey } from './keys';
import { renderMarkdown } from './markdown';
import { countWords, plural } from './words';

const whyNot = 'Write an answer first: a blank one cannot be checked.';

export function questionView(state: QuestionState, host: Host): View {
  const { element: header, heading, facts } = itemHeading(state.item, 'Question');
  const promptBody = h('div', { class: 'prompt' });
  const prompt = createSlot<string>(promptBody, (source) => [renderMarkdown(source, { headingOffset: 2 })]);
  const form = answerForm(state, host);
  const view: View = {
    element: h('div', { class: 'page question-page' }, [
      header,
      section('prompt', 'The interviewer asks', [promptBody]),
      form.element,
    ]),
    heading,
    update(next) {
      if (next.view !== 'question') return;
      facts.update(itemFacts(next.item));
      prompt.update(next.prompt);
      form.settle(next.draft);
    },
    failed: () => form.settle(undefined),
  };
  view.update(state);
  return view;
}

interface AnswerForm {
  element: HTMLElement;
  /** What was asked is done or has failed. The draft is taken over only if nothing has been typed here. */
  settle(draft: string | undefined): void;
}

function answerForm(
  { item: { key }, draft, hasStages }: QuestionState,
  { post, announce }: Host,
): AnswerForm {
  const parts = formParts();
  const { field, count, submit, why } = parts;
  let typed = false;
  let sending = false;

  const refresh = (): void => {
    const blank = field.value.trim() === '';
    count.textContent = plural(countWords(field.value), 'word');
    submit.setAttribute('aria-disabled', String(blank || sending));
    submit.textContent = sending ? 'Checking…' : 'Submit answer';
    why.textContent = blank ? whyNot : '';
    growWithoutCss(field);
  };
  const send = (): void => {
    if (sending) return;
    if (field.value.trim() === '') return announce(whyNot);
    sending = true;
    refresh();
    post({ type: 'submit', key, text: field.value });
  };
  field.addEventListener('input', () => {
    typed = true;
    refresh();
    post({ type: 'draft', key, text: field.value });
  });
  submit.addEventListener('click', send);
  const element = formElement(parts, {
    giveUp: () => post({ type: 'giveUp', key }),
    skip: () => post({ type: 'nextQuestion' }),
    ...(hasStages === true ? { stages: () => post({ type: 'stagedOpen', key }) } : {}),
  });
  onSubmitKeys(element, send);
  field.value = draft;
  return {
    element,
    settle(next) {
      sending = false;
      if (!typed && next !== undefined && next !== field.value) field.value = next;
      refresh();
    },
  };
}

interface FormParts {
  field: HTMLTextAreaElement;
  count: HTMLElement;
  submit: HTMLButtonElement;
  why: HTMLElement;
}

function formParts(): FormParts {
  const attrs = { id: 'answer', rows: 9, spellcheck: 'true', 'aria-describedby': 'answer-hint answer-count' };
  const field = h('textarea', { class: 'answer-field', attrs });
  const submit = h('button', {
    class: 'button button-primary',
    attrs: { type: 'button', 'aria-describedby': 'submit-why' },
  });
  const count = h('span', { class: 'answer-count', attrs: { id: 'answer-count' } });
  const why = h('p', { class: 'submit-why', attrs: { id: 'submit-why' } });
  return { field, count, submit, why };
}

function formElement(
  { field, count, submit, why }: FormParts,
  { giveUp, skip, stages }: { giveUp: () => void; skip: () => void; stages?: () => void },
): HTMLElement {
  const hint = h('span', { attrs: { id: 'answer-hint' } }, ['150–300 words is typical']);
  return section('answer-section', 'Your answer', [
    h('label', { class: 'answer-label', attrs: { for: 'answer' } }, [
      'Answer in your own words, as you would say it aloud',
    ]),
    field,
    h('p', { class: 'answer-facts' }, [hint, count]),
    h('div', { class: 'actions' }, [
      submit,
      keyHint(modifierKey, 'Enter'),
      why,
      stages && button('Practise in stages', stages, { focus: 'stages' }),
      button('I don’t know, show me', giveUp, { focus: 'give-up' }),
      button('Skip this question', skip, { focus: 'skip' }),
    ]),
  ]);
}

function onSubmitKeys(element: HTMLElement, send: () => void): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
}

/** For browsers that do not know `field-sizing`. */
function growWithoutCss(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
