import type { PanelState, ToPanelMessage } from '../../src/protocol/panelMessages';
import { dashboardView } from './dashboardView';
import { debriefView } from './debriefView';
import { assertNever, h } from './dom';
import { drillView } from './drillView';
import { feedbackView } from './feedbackView';
import { connect, type Host, type View } from './host';
import { icon } from './icons';
import { flashcardView } from './flashcardView';
import { formulasView } from './formulasView';
import { guideView } from './guideView';
import { interviewPlanView } from './interviewPlanView';
import { interviewView } from './interviewView';
import { kataView } from './kataView';
import { messageView } from './messageView';
import { plotView } from './plotView';
import { practiceBar } from './practiceBar';
import { practiceSummaryView } from './practiceSummaryView';
import { questionView } from './questionView';
import { revealedView } from './revealedView';
import { stagedResultView } from './stagedResultView';
import { stagedStartView } from './stagedStartView';
import { stageView } from './stageView';

const root = document.getElementById('app') ?? document.body.appendChild(h('main', { attrs: { id: 'app' } }));
// Both are in the page before they say anything, or screen readers would not hear them.
const status = h('div', { class: 'visually-hidden', attrs: { role: 'status' } });
const failure = h('div', { class: 'failure', attrs: { role: 'alert' } });
const stage = h('div', { class: 'stage' });
const { post, remember } = connect();
const host: Host = {
  post,
  announce(text) {
    status.textContent = text;
  },
};
const practice = practiceBar(host);

let current: { identity: string; view: View } | undefined;
/** A view was drawn while the focus was elsewhere in VS Code; its heading is focused when the focus comes. */
let owesFocus = false;

function draw(state: PanelState): void {
  remember(state);
  failure.replaceChildren();
  const identity = identityOf(state);
  if (current?.identity === identity) return current.view.update(state);
  const view = createView(state);
  current = { identity, view };
  stage.replaceChildren(view.element);
  window.scrollTo(0, 0);
  host.announce(view.announcement ?? '');
  focusHeading(view);
}

/** A state of the same identity updates the view that is there. */
function identityOf(state: PanelState): string {
  switch (state.view) {
    case 'message':
    case 'practiceSummary':
      return `message ${state.title}`;
    case 'interview':
      return `interview ${state.place}`;
    case 'staged':
      return `staged ${state.item.key} ${state.stage}`;
    case 'formulas':
    case 'plot':
    case 'dashboard':
      return state.view;
    case 'guide':
      return `guide ${state.id}`;
    case 'interviewPlan':
      return `interviewPlan ${state.role} ${state.minutes}`;
    case 'debrief':
      return `debrief ${state.id}`;
    default:
      return `${state.view} ${state.item.key}`;
  }
}

function createView(state: PanelState): View {
  switch (state.view) {
    case 'question':
      return questionView(state, host);
    case 'feedback':
      return feedbackView(state, host);
    case 'revealed':
      return revealedView(state, host);
    case 'kata':
      return kataView(state, host);
    case 'stagedStart':
      return stagedStartView(state, host);
    case 'staged':
      return stageView(state, host);
    case 'stagedResult':
      return stagedResultView(state, host);
    case 'drill':
      return drillView(state, host);
    case 'flashcard':
      return flashcardView(state, host);
    case 'practiceSummary':
      return practiceSummaryView(state, host);
    case 'formulas':
      return formulasView(state, host);
    case 'guide':
      return guideView(state, host);
    case 'plot':
      return plotView(state, host);
    case 'dashboard':
      return dashboardView(state, host);
    case 'message':
      return messageView(state);
    case 'interviewPlan':
      return interviewPlanView(state, host);
    case 'interview':
      return interviewView(state, host);
    case 'debrief':
      return debriefView(state, host);
    default:
      return assertNever(state);
  }
}

function focusHeading({ heading }: View): void {
  owesFocus = !document.hasFocus();
  if (!owesFocus) heading.focus({ preventScroll: true });
}

function showFailure(message: string): void {
  const dismiss = h(
    'button',
    { class: 'icon-button', attrs: { type: 'button', 'aria-label': 'Dismiss' }, on: { click: closeFailure } },
    [icon('close')],
  );
  failure.replaceChildren(
    h('div', { class: 'notice notice-error' }, [icon('failed'), h('p', {}, [message]), dismiss]),
  );
  current?.view.failed?.();
}

function closeFailure(): void {
  failure.replaceChildren();
  current?.view.heading.focus();
}

function receive(message: ToPanelMessage): void {
  switch (message.type) {
    case 'state':
      return draw(message.state);
    case 'practiceBar':
      return practice.update(message.bar);
    case 'failed':
      return showFailure(message.message);
    default:
      return assertNever(message);
  }
}

/** Esc closes the disclosure that has the focus. */
function closeDisclosure(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
  const open = event.target.closest('details[open]');
  if (!(open instanceof HTMLDetailsElement)) return;
  open.open = false;
  open.querySelector('summary')?.focus();
  event.preventDefault();
}

root.append(status, practice.element, failure, stage);
window.addEventListener('message', (event: MessageEvent<ToPanelMessage>) => receive(event.data));
window.addEventListener('keydown', closeDisclosure);
window.addEventListener('focus', () => {
  if (owesFocus && current !== undefined && document.activeElement === document.body)
    focusHeading(current.view);
  owesFocus = false;
});
post({ type: 'ready' });
