import type { InterviewPanelState } from '../../src/protocol/interviewMessages';
import { h } from './dom';
import type { Host } from './host';
import type { TaskPart } from './interviewTask';
import { button, section } from './itemHeader';
import { countWords, plural } from './words';

const isMac = /mac/i.test(navigator.userAgent);
const whyNot = 'Write an answer first, or skip.';

/** The field for an answer. While the clock stands still it can be read and not written in. */
export function interviewAnswer(
  { place, task }: InterviewPanelState,
  draft: string,
  { post, announce }: Host,
): TaskPart {
  const isClosing = task.kind === 'closing';
  const field = h('textarea', {
    class: 'answer-field',
    attrs: { id: 'answer', rows: 9, spellcheck: 'true', 'aria-describedby': 'answer-count' },
  });
  const count = h('span', { class: 'answer-count', attrs: { id: 'answer-count' } });
  const submit = button(isClosing ? 'End the interview' : 'Answer', () => send(), { kind: 'primary' });
  const skip = button('Skip', () => !isPaused && post({ type: 'interviewStep', action: 'skip', place }), {
    focus: 'skip',
  });
  let isPaused = false;
  let isSending = false;
  const isBlank = (): boolean => !isClosing && field.value.trim() === '';

  const refresh = (): void => {
    count.textContent = plural(countWords(field.value), 'word');
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
    refresh();
    post({ type: 'interviewDraft', place, text: field.value });
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
  return {
    element: answerElement(isClosing, field, count, [submit, keys(), isClosing ? undefined : skip]),
    update({ paused }) {
      isPaused = paused !== undefined;
      refresh();
    },
    focus: () => field.focus(),
    failed() {
      isSending = false;
      refresh();
    },
  };
}

function answerElement(
  isClosing: boolean,
  field: HTMLElement,
  count: HTMLElement,
  actions: (HTMLElement | undefined)[],
): HTMLElement {
  const label = isClosing ? 'What you would ask' : 'Answer as you would say it aloud';
  return section('answer-section', isClosing ? 'Your questions' : 'Your answer', [
    h('label', { class: 'answer-label', attrs: { for: 'answer' } }, [label]),
    field,
    h('p', { class: 'answer-facts' }, [count, h('span', {}, ['Kept as you type'])]),
    h('div', { class: 'actions' }, actions),
  ]);
}

function keys(): HTMLElement {
  return h('span', { class: 'keys' }, [h('kbd', {}, [isMac ? '⌘' : 'Ctrl']), '+', h('kbd', {}, ['Enter'])]);
}
