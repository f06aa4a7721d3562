import type { DebriefPanelState } from '../../src/protocol/interviewMessages';
import type { LinkedItem } from '../../src/protocol/panelMessages';
import { itemsSection } from './debriefItems';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host, View } from './host';
import { button, section } from './itemHeader';
import { table } from './table';
import { clockText } from './words';

/** What a finished mock interview showed, and what to do about it. */
export function debriefView(state: DebriefPanelState, host: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, [hidden('Debrief: '), state.role]);
  const body = h('div', {});
  const slot = createSlot<DebriefPanelState>(body, (data) => drawDebrief(data, host));
  const act = (action: 'save' | 'start') => () => host.post({ type: 'interviewAction', action });
  const view: View = {
    element: h('div', { class: 'page debrief-page' }, [
      h('header', { class: 'item-header' }, [
        h('p', { class: 'eyebrow', attrs: { 'aria-hidden': 'true' } }, ['Debrief']),
        heading,
        h('ul', { class: 'facts' }, [
          h('li', {}, [state.date]),
          h('li', {}, [`${clockText(state.spentMs)} of ${clockText(state.plannedMs)}`]),
        ]),
      ]),
      body,
      h('div', { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } }, [
        button('Save as Markdown…', act('save'), { kind: 'primary' }),
        button('Start another interview', act('start')),
      ]),
    ]),
    heading,
    announcement: scoreText(state),
    update(next) {
      if (next.view === 'debrief') slot.update(next);
    },
  };
  view.update(state);
  return view;
}

function drawDebrief(state: DebriefPanelState, host: Host): Child[] {
  return [
    scorePart(state),
    adviceSection(state, host),
    timeSection(state),
    topicSection(state),
    itemsSection(state, host),
    weekSection(state, host),
  ];
}

function scoreText({ score }: DebriefPanelState): string {
  return score === undefined ? 'Nothing was judged' : `Score: ${score}%`;
}

function scorePart(state: DebriefPanelState): HTMLElement {
  const { score, scoreMeaning, comparison } = state;
  return section(
    'score',
    scoreText(state),
    [
      score !== undefined && bar(score, 100, `${score} percent`),
      h('p', { class: 'score-words' }, [comparison.text]),
      h('p', { class: 'quiet' }, [scoreMeaning]),
      pointList('Missed before, found now', comparison.recovered),
      pointList('Missed again', comparison.missedAgain),
    ],
    'score',
  );
}

function pointList(title: string, points: readonly string[]): Child {
  if (points.length === 0) return undefined;
  return h('div', { class: 'compared' }, [
    h('h3', {}, [title]),
    h(
      'ul',
      {},
      points.map((point) => h('li', {}, [point])),
    ),
  ]);
}

function bar(value: number, most: number, label: string): HTMLElement {
  const fill = h('div', { class: 'bar-fill' });
  fill.style.width = `${Math.min(100, (100 * value) / most)}%`;
  return h('div', { class: 'bar', attrs: { role: 'img', 'aria-label': label } }, [fill]);
}

function timeSection({ phases, awayMs }: DebriefPanelState): HTMLElement {
  const most = Math.max(1, ...phases.flatMap(({ plannedMs, spentMs }) => [plannedMs, spentMs]));
  const rows = phases.map(({ title, plannedMs, spentMs }) => [
    title,
    clockText(plannedMs),
    clockText(spentMs),
    timeBar(plannedMs / most, spentMs / most),
  ]);
  return section('time', 'Time per phase', [
    table(['Phase', 'Planned', 'Spent', undefined], rows, [1, 2]),
    h('p', { class: 'quiet' }, [
      'The line marks the time planned.',
      awayMs > 0 && ` Interrupted for ${clockText(awayMs)}, which does not count.`,
    ]),
  ]);
}

/** For the eye: the cells beside it say the same. */
function timeBar(planned: number, spent: number): HTMLElement {
  const fill = h('div', { class: `time-fill${spent > planned ? ' is-over' : ''}` });
  fill.style.width = `${100 * spent}%`;
  const mark = h('div', { class: 'time-mark' });
  mark.style.left = `${100 * planned}%`;
  return h('div', { class: 'time-bar', attrs: { 'aria-hidden': 'true' } }, [fill, mark]);
}

function topicSection({ topics }: DebriefPanelState): HTMLElement | undefined {
  if (topics.length === 0) return undefined;
  const rows = topics.map(({ title, items, score }) => [
    title,
    String(items),
    score === undefined ? 'not judged' : `${score}%`,
  ]);
  return section('topics', 'Coverage by topic', [table(['Topic', 'Items', 'Score'], rows, [1, 2])]);
}

function adviceSection({ advice }: DebriefPanelState, host: Host): HTMLElement | undefined {
  if (advice.length === 0) return undefined;
  const items = advice.map(({ text, links }) =>
    h('li', {}, [h('p', {}, [text]), links.length > 0 && linkList(links, host)]),
  );
  return section('advice', 'What to do next', [h('ol', { class: 'advice' }, items)]);
}

function weekSection({ week }: DebriefPanelState, host: Host): HTMLElement | undefined {
  const planned = week.filter(({ reviews, extra }) => reviews.length + extra.length > 0);
  if (planned.length === 0) return undefined;
  const rows = planned.map(({ day, reviews, extra, minutes }) => [
    dayText(day),
    linkList(reviews, host),
    linkList(extra, host),
    `${minutes} min`,
  ]);
  return section('week', 'The next seven days', [
    h('p', { class: 'quiet week-intro' }, ['What falls due by the schedule, and what is new or went badly.']),
    table(['Day', 'Due', 'New or weak', 'Time'], rows, []),
  ]);
}

/** `2026-11-26` as "Thu, 26 Nov". */
function dayText(day: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(day));
}

function linkList(links: readonly LinkedItem[], { post }: Host): HTMLElement {
  if (links.length === 0) return h('span', { class: 'quiet' }, ['–']);
  const items = links.map(({ key, kind, title }) =>
    h('li', {}, [
      button([title, hidden(` (${kind})`)], () => post({ type: 'openItem', key }), { kind: 'link' }),
    ]),
  );
  return h('ul', { class: 'link-list' }, items);
}
