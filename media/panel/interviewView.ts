import type { InterviewPanelState } from '../../src/protocol/interviewMessages';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host, View } from './host';
import { icon } from './icons';
import { interviewClock } from './interviewClock';
import { interviewTask } from './interviewTask';
import { pauseControls } from './pauseControls';

/** One thing that is asked in a mock interview: another view for every question and follow-up. */
export function interviewView(state: InterviewPanelState, host: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, [state.heading]);
  const clock = interviewClock();
  const notice = h('div', { class: 'interview-notice' });
  const noticeSlot = createSlot<string | undefined>(notice, drawNotice);
  const task = interviewTask(state, host);
  const act = (action: 'pause' | 'resume') => () => host.post({ type: 'interviewAction', action });
  const parts = pauseControls({ pause: act('pause'), resume: act('resume'), focusTask: task.focus });
  let [paused, said] = [state.paused, state.notice];
  const view: View = {
    element: h('div', { class: 'page interview-page' }, [
      h('div', { class: 'interview-bar' }, [clock.element, parts.button, phaseList(state)]),
      parts.banner,
      notice,
      header(state, heading),
      task.element,
    ]),
    heading,
    announcement: state.paused ?? state.notice,
    update(next) {
      if (next.view !== 'interview') return;
      clock.set(next.clock);
      noticeSlot.update(next.notice);
      parts.update(next.paused);
      task.update(next);
      if (next.paused !== paused) host.announce(next.paused ?? 'The clock runs.');
      else if (next.notice !== undefined && next.notice !== said) host.announce(next.notice);
      [paused, said] = [next.paused, next.notice];
    },
    failed: task.failed,
  };
  view.update(state);
  return view;
}

function header({ role, minutes }: InterviewPanelState, heading: HTMLElement): HTMLElement {
  const facts =
    minutes !== undefined && minutes > 0 && h('p', { class: 'quiet' }, [`about ${minutes} minutes`]);
  return h('header', { class: 'item-header' }, [
    h('p', { class: 'eyebrow' }, [h('span', { class: 'eyebrow-role' }, ['Mock interview']), role]),
    heading,
    facts,
  ]);
}

function phaseList({ phases }: InterviewPanelState): HTMLElement {
  const words = { done: 'done', current: 'now', ahead: 'to come' };
  const items = phases.map(({ title, minutes, status }) =>
    h('li', { class: `phase is-${status}`, attrs: { 'aria-current': status === 'current' && 'step' } }, [
      status === 'done' && icon('found'),
      h('span', { class: 'phase-title' }, [title]),
      status === 'current' && h('span', { class: 'phase-minutes' }, [`${minutes} min`]),
      hidden(status === 'current' ? `, ${words[status]}` : `, ${minutes} min, ${words[status]}`),
    ]),
  );
  return h('ol', { class: 'phases', attrs: { 'aria-label': 'Phases' } }, items);
}

function drawNotice(text: string | undefined): Child[] {
  return text === undefined
    ? []
    : [h('div', { class: 'notice notice-warning' }, [icon('warning'), h('p', {}, [text])])];
}
