import type { InterviewPanelState, InterviewTask } from '../../src/protocol/interviewMessages';
import { type Child, h } from './dom';
import type { Host } from './host';
import type { TaskPart } from './interviewTask';
import { button, section } from './itemHeader';
import { countWords, plural } from './words';

const isMac = /mac/i.test(navigator.userAgent);
const whyNot = 'Write an answer first, or skip.';

type Field = HTMLTextAreaElement | HTMLInputElement;

/** The field for an answer. While the clock stands still it can be read and not written in. */
export function interviewAnswer(
  { place, task }: InterviewPanelState,
  draft: string,
  { post, announce }: Host,
): TaskPart {
  const isClosing = task.kind === 'closing';
  const isDrill = task.kind === 'drill';
  const field = isDrill ? numberField() : textField();
  const facts = h('span', { class: 'answer-count', attrs: { id: 'answer-facts' } });
  const problem = h('p', { class: 'drill-problem', attrs: { id: 'answer-problem', role: 'alert' } });
  const submit = button(isClosing ? 'End the interview' : 'Answer', () => send(), { kind: 'primary' });
  const skip = button('Skip', () => !isPaused && post({ type: 'interviewStep', action: 'skip', place }), {
    focus: 'skip',
  });
  let isPaused = false;
  let isSending = false;
  const isBlank = (): boolean => !isClosing && field.value.trim() === '';

  const refresh = (): void => {
    facts.textContent = isDrill ? '' : plural(countWords(field.value), 'word');
    field.readOnly = isPaused;
    submit.setAttribute('aria-disabled', String(isPaused || isSending || isBlank()));
    skip.setAttribute('aria-disabled', String(isPaused));
  };
  const send = (): void => {
    if (isPaused) return announce('The interview is paused. Continue first.');
    if (isSending) return;
    if (isBlank()) return announce(whyNot);
    isSending = true;
    refresh();
    post({ type: 'interviewAnswer', place, text: field.value });
  };
  field.value = draft;
  field.addEventListener('input', () => {
    isSending = false;
    refresh();
    post({ type: 'interviewDraft', place, text: field.value });
  });
  onEnter(field, isDrill, send);
  const actions = [submit, keys(isDrill), isClosing ? undefined : skip];
  return {
    element: answerElement(task, [field, isDrill && problem], facts, actions),
    update({ paused, task: latest }) {
      isPaused = paused !== undefined;
      if (latest.kind === 'drill') {
        problem.textContent = latest.problem ?? '';
        field.setAttribute('aria-invalid', String(latest.problem !== undefined));
        if (latest.problem !== undefined) isSending = false;
      }
      refresh();
    },
    focus: () => field.focus(),
    failed() {
      isSending = false;
      refresh();
    },
  };
}

/** Where a line break is no part of the answer, the plain key hands it in. */
function onEnter(field: Field, isPlain: boolean, send: () => void): void {
  field.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey } = event as KeyboardEvent;
    if (key !== 'Enter' || !(isPlain || ctrlKey || metaKey)) return;
    event.preventDefault();
    send();
  });
}

function textField(): Field {
  return h('textarea', {
    class: 'answer-field',
    attrs: { id: 'answer', rows: 9, spellcheck: 'true', 'aria-describedby': 'answer-facts' },
  });
}

function numberField(): Field {
  return h('input', {
    class: 'drill-field',
    attrs: {
      ...{ id: 'answer', type: 'text', autocomplete: 'off', spellcheck: 'false' },
      'aria-describedby': 'answer-problem',
    },
  });
}

function answerElement(
  task: InterviewTask,
  field: Child[],
  facts: HTMLElement,
  actions: (HTMLElement | undefined)[],
): HTMLElement {
  return section('answer-section', task.kind === 'closing' ? 'Your questions' : 'Your answer', [
    h('label', { class: 'answer-label', attrs: { for: 'answer' } }, [labelOf(task)]),
    ...field,
    h('p', { class: 'answer-facts' }, [facts, h('span', {}, ['Kept as you type'])]),
    h('div', { class: 'actions' }, actions),
  ]);
}

function labelOf(task: InterviewTask): string {
  if (task.kind === 'closing') return 'What you would ask';
  return task.kind === 'drill' ? `Your answer, in ${task.unit}` : 'Answer as you would say it aloud';
}

function keys(isPlain: boolean): HTMLElement {
  const enter = h('kbd', {}, ['Enter']);
  return h('span', { class: 'keys' }, isPlain ? [enter] : [h('kbd', {}, [isMac ? '⌘' : 'Ctrl']), '+', enter]);
}
