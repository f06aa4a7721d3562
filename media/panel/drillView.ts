import type { DrillResult, DrillState } from '../../src/protocol/drillMessages';
import { type Child, createSlot, h } from './dom';
import type { Host, View } from './host';
import { icon } from './icons';
import { button, itemFacts, itemHeading, papersSection, relatedSection, section } from './itemHeader';
import { renderMarkdown } from './markdown';

/** A drill: the question, a field for the number, and what became of it. */
export function drillView(state: DrillState, host: Host): View {
  const { element: header, heading, facts } = itemHeading(state.item, 'Drill');
  const promptBody = h('div', { class: 'prompt' });
  const prompt = createSlot<string>(promptBody, (source) => [renderMarkdown(source, { headingOffset: 2 })]);
  const form = drillForm(state, host);
  const outcome = h('div', { class: 'drill-outcome' });
  const outcomeSlot = createSlot<DrillState>(outcome, (data) => drawOutcome(data, host));
  let seed = state.seed;
  const view: View = {
    element: h('div', { class: 'page drill-page' }, [
      header,
      section('prompt', 'Work it out', [promptBody, form.element]),
      outcome,
    ]),
    heading,
    update(next) {
      if (next.view !== 'drill') return;
      facts.update(itemFacts(next.item, ...(next.streak > 1 ? [`${next.streak} right in a row`] : [])));
      prompt.update(next.prompt);
      form.update(next);
      const changed = outcomeSlot.update(next);
      if (changed && view.element.isConnected) host.announce(announcementOf(next));
      if (seed !== next.seed) form.focus();
      seed = next.seed;
    },
    failed: () => form.enable(),
  };
  view.update(state);
  return view;
}

function announcementOf({ problem, result, prompt }: DrillState): string {
  if (problem !== undefined) return problem;
  if (result === undefined) return prompt;
  return result.correct
    ? `Right. ${result.expected}.`
    : `Not right. Expected ${result.expected}. ${result.why ?? ''}`;
}

interface DrillForm {
  element: HTMLElement;
  update(state: DrillState): void;
  enable(): void;
  focus(): void;
}

function drillForm({ item: { key }, draft }: DrillState, { post }: Host): DrillForm {
  const field = h('input', {
    class: 'drill-field',
    attrs: {
      id: 'drill-answer',
      type: 'text',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'drill-problem',
    },
  });
  field.value = draft;
  const label = h('label', { attrs: { for: 'drill-answer' } });
  const problem = h('p', { class: 'drill-problem', attrs: { id: 'drill-problem', role: 'alert' } });
  const check = h('button', { class: 'button button-primary', attrs: { type: 'submit' } }, ['Check']);
  const form = h('form', { class: 'drill-form' }, [
    label,
    h('div', { class: 'drill-row' }, [field, check]),
    problem,
  ]);
  let seed: number | undefined;
  field.addEventListener('input', () => post({ type: 'draft', key, text: field.value }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!field.readOnly) post({ type: 'drillAnswer', key, text: field.value });
  });
  return {
    element: form,
    update(next) {
      label.textContent = `Your answer, in ${next.unit}`;
      problem.textContent = next.problem ?? '';
      field.setAttribute('aria-invalid', String(next.problem !== undefined));
      field.readOnly = next.result !== undefined;
      check.hidden = next.result !== undefined;
      if (seed !== undefined && seed !== next.seed) field.value = '';
      seed = next.seed;
    },
    enable() {
      field.readOnly = false;
    },
    focus: () => field.focus(),
  };
}

function drawOutcome({ item: { key }, result, sources, related }: DrillState, host: Host): Child[] {
  if (result === undefined)
    return [
      h('div', { class: 'actions' }, [
        button('Other numbers', () => host.post({ type: 'drillAgain', key }), { focus: 'again' }),
        button('Next item', () => host.post({ type: 'nextQuestion' }), { focus: 'next' }),
      ]),
    ];
  const actions = h(
    'div',
    { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } },
    [
      button('Once more with other numbers', () => host.post({ type: 'drillAgain', key }), {
        kind: result.correct ? 'secondary' : 'primary',
        focus: 'again',
      }),
      button('Next item', () => host.post({ type: 'nextQuestion' }), {
        kind: result.correct ? 'primary' : 'secondary',
        focus: 'next',
      }),
    ],
  );
  return [
    resultSection(result),
    section('working', 'The way there', [
      h(
        'ol',
        { class: 'drill-working' },
        result.working.map((step) => h('li', {}, [step])),
      ),
    ]),
    section('formula', 'The formula', [renderMarkdown(result.formula, { headingOffset: 2 })]),
    relatedSection(related, host),
    papersSection(sources),
    actions,
  ];
}

function resultSection({ correct, understood, expected, tolerance, why }: DrillResult): HTMLElement {
  const lines: Child[] = [
    h('p', { class: `drill-result status-${correct ? 'good' : 'bad'}` }, [
      icon(correct ? 'found' : 'failed'),
      h('strong', {}, [correct ? 'Right' : 'Not right']),
    ]),
    h('dl', { class: 'drill-numbers' }, [
      h('dt', {}, ['Your answer']),
      h('dd', {}, [understood]),
      h('dt', {}, ['Expected']),
      h('dd', {}, [`${expected} (tolerance: ${tolerance})`]),
    ]),
    why !== undefined && h('p', { class: 'drill-why' }, [why]),
  ];
  return section('result', 'Result', lines);
}
