import type {
  InterviewPanelState,
  InterviewTask,
  KataVerdictView,
} from '../../src/protocol/interviewMessages';
import { type Child, createSlot, h } from './dom';
import type { Host } from './host';
import { icon } from './icons';
import { interviewAnswer } from './interviewAnswer';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';

export interface TaskPart {
  element: HTMLElement;
  update: (state: InterviewPanelState) => void;
  /** Where the candidate goes on after a pause. */
  focus: () => void;
  failed?: () => void;
}

type TaskOf<K extends InterviewTask['kind']> = Extract<InterviewTask, { kind: K }>;

/** What is asked, and where the candidate answers. */
export function interviewTask(state: InterviewPanelState, host: Host): TaskPart {
  const { task } = state;
  switch (task.kind) {
    case 'question':
      return answered([promptSection(task.prompt)], state, task.draft, host);
    case 'follow-up':
      return answered([promptSection(task.prompt), before(task)], state, task.draft, host);
    case 'drill':
      return answered([promptSection(task.prompt)], state, task.draft, host);
    case 'kata':
      return kataTask(state, task, host);
    case 'closing':
      return answered(closing(task), state, task.draft, host);
    case 'missing':
      return missingTask(state, task, host);
  }
}

function answered(asked: Child[], state: InterviewPanelState, draft: string, host: Host): TaskPart {
  const answer = interviewAnswer(state, draft, host);
  return { ...answer, element: h('div', {}, [...asked, answer.element]) };
}

function promptSection(source: string): HTMLElement {
  const prompt = h('div', { class: 'prompt' }, [renderMarkdown(source, { headingOffset: 2 })]);
  return section('prompt', 'The interviewer asks', [prompt]);
}

function before({ question, answer }: TaskOf<'follow-up'>): HTMLElement {
  return h('details', { class: 'disclosure before' }, [
    h('summary', {}, ['The question, and what you said']),
    h('div', { class: 'prose' }, [
      renderMarkdown(question, { headingOffset: 2 }),
      h('div', { class: 'answer-text' }, [answer]),
    ]),
  ]);
}

function closing({ prompts }: TaskOf<'closing'>): Child[] {
  const ideas = h('details', { class: 'disclosure before' }, [
    h('summary', {}, ['Questions to start from']),
    h(
      'ul',
      { class: 'prose' },
      prompts.map((prompt) => h('li', {}, [prompt])),
    ),
  ]);
  const yourTurn = 'That was my last question. Now it is your turn: what would you like to know from us?';
  return [promptSection(yourTurn), prompts.length > 0 && ideas];
}

function kataTask(state: InterviewPanelState, task: TaskOf<'kata'>, { post, announce }: Host): TaskPart {
  const { place } = state;
  const step = (action: 'openKata' | 'gradeKata' | 'resetKata' | 'next') => () =>
    post({ type: 'interviewStep', action, place });
  const open = button('Open in editor', step('openKata'), { kind: 'primary' });
  const next = button('Next', step('next'), { focus: 'next' });
  const verdict = h('p', { class: 'interview-verdict' });
  const slot = createSlot<KataVerdictView | undefined>(verdict, drawVerdict);
  const actions = h(
    'div',
    { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'Work on this kata' } },
    [open, button('Run tests', step('gradeKata')), button('Reset to the stub', step('resetKata')), next],
  );
  const statement = h('div', { class: 'statement' }, [renderMarkdown(task.statement)]);
  let isFirst = true;
  return {
    element: h('div', {}, [verdict, statement, actions]),
    update({ task: latest }) {
      if (latest.kind !== 'kata') return;
      const isNew = slot.update(latest.verdict);
      next.textContent = latest.verdict === undefined ? 'Skip' : 'Next';
      if (isNew && !isFirst) announce(verdict.textContent ?? '');
      isFirst = false;
    },
    focus: () => open.focus(),
  };
}

function drawVerdict(verdict: KataVerdictView | undefined): Child[] {
  if (verdict === undefined)
    return ['Write your solution in the editor and run the tests. The latest result counts.'];
  const { passed, passedCases, totalCases } = verdict;
  return [
    icon(passed ? 'found' : 'failed'),
    `${passedCases} of ${totalCases} cases pass. The latest result counts.`,
  ];
}

function missingTask({ place }: InterviewPanelState, { title }: TaskOf<'missing'>, { post }: Host): TaskPart {
  const next = button('Next', () => post({ type: 'interviewStep', action: 'skip', place }), {
    kind: 'primary',
  });
  const text = `"${title}" is not in this version any more. Go on with the next one.`;
  return {
    element: h('div', {}, [h('p', { class: 'lead' }, [text]), h('div', { class: 'actions' }, [next])]),
    update: () => undefined,
    focus: () => next.focus(),
  };
}
