import type { InterviewPlanState } from '../../src/protocol/interviewMessages';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host, View } from './host';
import { icon } from './icons';
import { button, section } from './itemHeader';

/** What an interview will hold. Its clock starts when the candidate says so. */
export function interviewPlanView(state: InterviewPlanState, { post }: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, [hidden('Mock interview: '), state.role]);
  const header = h('header', { class: 'item-header' }, [
    h('p', { class: 'eyebrow', attrs: { 'aria-hidden': 'true' } }, ['Mock interview']),
    heading,
    h('ul', { class: 'facts' }, [h('li', {}, [`${state.minutes} minutes`])]),
  ]);
  const body = h('div', {});
  const slot = createSlot<InterviewPlanState>(body, drawPlan);
  const begin = button('Begin', () => post({ type: 'interviewAction', action: 'begin' }), {
    kind: 'primary',
    focus: 'begin',
  });
  const other = button('Choose another', () => post({ type: 'interviewAction', action: 'start' }), {
    focus: 'start',
  });
  const view: View = {
    element: h('div', { class: 'page interview-page' }, [
      header,
      body,
      h('div', { class: 'actions' }, [begin, other]),
    ]),
    heading,
    update(next) {
      if (next.view !== 'interviewPlan') return;
      heading.replaceChildren(hidden('Mock interview: '), next.role);
      slot.update(next);
    },
  };
  view.update(state);
  return view;
}

function drawPlan({ phases, notes, minutes }: InterviewPlanState): Child[] {
  const rows = phases.map((phase) =>
    h('tr', {}, [
      h('th', { attrs: { scope: 'row' } }, [phase.title]),
      h('td', { class: 'number' }, [`${phase.minutes} min`]),
      h('td', {}, [phase.content]),
    ]),
  );
  const head = ['Phase', 'Time', 'Content'].map((text) => h('th', { attrs: { scope: 'col' } }, [text]));
  const table = h('table', { class: 'plan' }, [h('thead', {}, [h('tr', {}, head)]), h('tbody', {}, rows)]);
  return [
    section('plan', 'What it holds', [table, noteList(notes)]),
    section('rules', 'As in a real one', [
      h('ul', { class: 'rules' }, [
        h('li', {}, [`The clock starts when you begin and runs for ${minutes} minutes. You can pause it.`]),
        h('li', {}, ['After each answer comes a follow-up or two, by what you left out.']),
        h('li', {}, ['There is no feedback before the end. The debrief then has all of it.']),
        h('li', {}, ['A phase that runs over gets one more minute, then the interview moves on.']),
      ]),
    ]),
  ];
}

function noteList(notes: readonly string[]): Child {
  if (notes.length === 0) return undefined;
  const items = notes.map((note) =>
    h('li', { class: 'notice notice-info' }, [icon('info'), h('p', {}, [note])]),
  );
  return h('ul', { class: 'flags plan-notes', attrs: { 'aria-label': 'About this plan' } }, items);
}
