import type { StagedNumberView, StagedState } from '../../src/protocol/stagedMessages';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host, View } from './host';
import { icon } from './icons';
import { interviewClock } from './interviewClock';
import { button, section } from './itemHeader';
import { keyHint, modifierKey } from './keys';
import { renderMarkdown } from './markdown';
import { pauseControls } from './pauseControls';
import { countWords, plural } from './words';

/** One stage of a task: another view for every stage. */
export function stageView(state: StagedState, host: Host): View {
  const { key } = state.item;
  const { post, announce } = host;
  const current = state.stages.find(({ status }) => status === 'current');
  const heading = h('h1', { attrs: { tabindex: -1 } }, [current?.title ?? '']);
  const clock = interviewClock('stage');
  const field = stageField(state, host);
  const pause = pauseControls({
    pause: () => post({ type: 'stagedPause', key }),
    resume: () => post({ type: 'stagedResume', key }),
    focusTask: () => field.focus(),
  });
  const facts = h('div', { class: 'facts-box' });
  const factsSlot = createSlot<StagedState['facts']>(facts, drawFacts);
  const ask = h('div', { class: 'ask-box' });
  const askSlot = createSlot<StagedState['facts']>(ask, (data) => drawAsk(data, key, host));
  const numbers = numberFields(state, host);
  let [said, known] = [state.paused, state.facts?.known.length ?? 0];
  const element = stagePage(state, heading, {
    bar: [clock.element, pause.button, stageList(state, host)],
    banner: pause.banner,
    facts,
    work: [numbers.element, field.element, ask, onwards(state, host)],
  });
  const view: View = {
    element,
    heading,
    announcement: state.paused,
    update(next) {
      if (next.view !== 'staged') return;
      clock.set(next.clock);
      pause.update(next.paused);
      field.setPaused(next.paused !== undefined);
      numbers.update(next);
      const isTold = factsSlot.update(next.facts);
      askSlot.update(next.facts);
      const count = next.facts?.known.length ?? 0;
      if (next.paused !== said) announce(next.paused ?? 'The clock runs.');
      else if (isTold && count > known)
        announce(`The interviewer tells you ${plural(count - known, 'more fact')}.`);
      [said, known] = [next.paused, count];
    },
  };
  view.element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    goOn(state, host);
  });
  view.update(state);
  return view;
}

interface StageParts {
  bar: Child[];
  banner: HTMLElement;
  facts: HTMLElement;
  work: Child[];
}

function stagePage(
  { item, ask, prompt, stages }: StagedState,
  heading: HTMLElement,
  { bar, banner, facts, work }: StageParts,
): HTMLElement {
  const place = stages.findIndex(({ status }) => status === 'current') + 1;
  return h('div', { class: 'page interview-page staged-page' }, [
    h('div', { class: 'interview-bar' }, bar),
    banner,
    h('header', { class: 'item-header' }, [
      h('p', { class: 'eyebrow' }, [
        h('span', { class: 'eyebrow-role' }, [`Stage ${place} of ${stages.length}`]),
        item.title,
      ]),
      heading,
    ]),
    h('details', { class: 'disclosure before' }, [
      h('summary', {}, ['The whole task']),
      renderMarkdown(prompt, { headingOffset: 2 }),
    ]),
    section('prompt', 'The interviewer asks', [
      h('div', { class: 'prompt' }, [renderMarkdown(ask, { headingOffset: 2 })]),
      facts,
    ]),
    ...work,
  ]);
}

function goOn({ item: { key }, next }: StagedState, { post }: Host): void {
  post(next === undefined ? { type: 'stagedFinish', key } : { type: 'stagedGo', key, stage: next.id });
}

/** The stages as steps; those reached can be gone to. */
function stageList({ item: { key }, stages }: StagedState, { post }: Host): HTMLElement {
  const items = stages.map(({ id, title, minutes, status }) => {
    const isCurrent = status === 'current';
    const label: Child[] = [
      status === 'done' && icon('found'),
      h('span', { class: 'phase-title' }, [title]),
      isCurrent && h('span', { class: 'phase-minutes' }, [`${minutes} min`]),
      hidden(status === 'done' ? ', seen' : isCurrent ? ', now' : ', to come'),
    ];
    const step = isCurrent
      ? h('span', { class: 'stage-step' }, label)
      : button(label, () => post({ type: 'stagedGo', key, stage: id }), { kind: 'link' });
    return h('li', { class: `phase is-${status}`, attrs: { 'aria-current': isCurrent && 'step' } }, [step]);
  });
  return h('ol', { class: 'phases', attrs: { 'aria-label': 'Stages' } }, items);
}

/** What the interviewer has told so far. */
function drawFacts(facts: StagedState['facts']): Child[] {
  if (facts === undefined || facts.known.length === 0) return [];
  const items = facts.known.map((fact) => h('li', {}, [renderMarkdown(fact, { headingOffset: 3 })]));
  return [h('h3', {}, ['What you know from the interviewer']), h('ul', { class: 'told' }, items)];
}

function drawAsk(facts: StagedState['facts'], key: string, { post }: Host): Child[] {
  if (facts?.canAsk !== true) return [];
  return [
    h('div', { class: 'actions' }, [
      button('Ask the interviewer', () => post({ type: 'stagedAsk', key }), { focus: 'ask' }),
      h('span', { class: 'quiet' }, [
        `${plural(facts.open, 'answer')} still open. What is asked for above is told; the rest when you go on.`,
      ]),
    ]),
  ];
}

interface StageField {
  element: HTMLElement;
  setPaused(isPaused: boolean): void;
  focus(): void;
}

function stageField({ item: { key }, stage, draft }: StagedState, { post }: Host): StageField {
  const field = h('textarea', {
    class: 'answer-field',
    attrs: { id: 'answer', rows: 9, spellcheck: 'true', 'aria-describedby': 'answer-facts' },
  });
  const count = h('span', { class: 'answer-count', attrs: { id: 'answer-facts' } });
  const refresh = (): void => void (count.textContent = plural(countWords(field.value), 'word'));
  field.value = draft;
  field.addEventListener('input', () => {
    refresh();
    post({ type: 'stagedText', key, stage, text: field.value });
  });
  refresh();
  return {
    element: section('answer-section', 'Your answer', [
      h('label', { class: 'answer-label', attrs: { for: 'answer' } }, ['What you would say in this stage']),
      field,
      h('p', { class: 'answer-facts' }, [count, h('span', {}, ['Kept as you type'])]),
    ]),
    setPaused(isPaused) {
      field.readOnly = isPaused;
    },
    focus: () => field.focus(),
  };
}

/** The numbers that the stage asks for. What cannot be read is said once the field is left. */
function numberFields(
  { item: { key }, numbers }: StagedState,
  { post }: Host,
): { element: HTMLElement | undefined; update(state: StagedState): void } {
  const fields = numbers.map((number) =>
    numberField(number, (text) => {
      post({ type: 'stagedNumber', key, number: number.id, text });
    }),
  );
  const element =
    fields.length === 0
      ? undefined
      : section('numbers', 'Numbers to work out', [
          h('p', { class: 'quiet' }, ['Round as you would in the room. They are checked at the end.']),
          ...fields.map((one) => one.element),
        ]);
  return {
    element,
    update(next) {
      fields.forEach((field, i) => {
        const number = next.numbers[i];
        if (number !== undefined) field.update(number, next.paused !== undefined);
      });
    },
  };
}

function numberField(
  { id, prompt, unit, draft }: StagedNumberView,
  keep: (text: string) => void,
): { element: HTMLElement; update(number: StagedNumberView, isPaused: boolean): void } {
  const name = `number-${id}`;
  const field = h('input', {
    class: 'drill-field',
    attrs: {
      id: name,
      type: 'text',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${name}-problem`,
    },
  });
  const problem = h('p', { class: 'drill-problem', attrs: { id: `${name}-problem`, role: 'alert' } });
  let latest: string | undefined;
  const show = (): void => {
    const isShown = latest !== undefined && document.activeElement !== field;
    problem.textContent = isShown ? (latest ?? '') : '';
    field.setAttribute('aria-invalid', String(isShown));
  };
  field.value = draft;
  field.addEventListener('input', () => {
    latest = undefined;
    show();
    keep(field.value);
  });
  field.addEventListener('blur', show);
  return {
    element: h('div', { class: 'stage-number' }, [
      h('label', { attrs: { for: name } }, [prompt]),
      h('div', { class: 'drill-row' }, [field, unit !== '' && h('span', { class: 'quiet' }, [unit])]),
      problem,
    ]),
    update(number, isPaused) {
      latest = number.problem;
      field.readOnly = isPaused;
      show();
    },
  };
}

function onwards(state: StagedState, host: Host): HTMLElement {
  const { item, back, next } = state;
  const { key } = item;
  const label = next === undefined ? 'Finish and see the result' : `Next: ${next.title}`;
  return h('div', { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } }, [
    button(label, () => goOn(state, host), { kind: 'primary', focus: 'go-on' }),
    keyHint(modifierKey, 'Enter'),
    back &&
      button(`Back: ${back.title}`, () => host.post({ type: 'stagedGo', key, stage: back.id }), {
        focus: 'back',
      }),
  ]);
}
