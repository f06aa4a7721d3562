import type { ModelAnswerView, Span } from '../../src/protocol/panelMessages';
import type { StagedResultState, StageResultView } from '../../src/protocol/stagedMessages';
import { watchSelection } from './answerSelection';
import { drawMarked, markersOf, reference } from './answerText';
import { comparison } from './comparison';
import { type Child, createSlot, h, type Slot } from './dom';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading, papersSection, relatedSection, section } from './itemHeader';
import { linkHighlights } from './linkHighlights';
import { renderMarkdown } from './markdown';
import { modelAnswer, redFlagsSection } from './modelAnswer';
import { pointItem, trapsSection } from './points';
import { ratingSection, ratingTitle } from './ratingSection';
import { scoreSection } from './score';
import { checkActions, createSelfCheck } from './selfCheck';
import { flagList } from './feedbackParts';
import { numberItem } from './stagedNumbers';
import { table } from './table';
import { evidenceTitle, plural, rangeText, spentText } from './words';

/** What came of a task in stages: first the self-check, then every stage with its exemplar. */
export function stagedResultView(state: StagedResultState, host: Host): View {
  const { key } = state.item;
  const { element: header, heading, facts } = itemHeading(state.item, 'Result');
  const check = createSelfCheck((point, judgement) =>
    host.post({ type: 'judgePoint', key, point, judgement }),
  );
  const end = (how: 'finished' | 'skipped'): void => {
    if (how === 'finished' && check.goToUnmarked())
      return host.announce('Choose the sentence that says this point, or choose Partly or No.');
    host.post({ type: 'endCheck', key, how });
  };
  const parts = resultParts(key, { end, mark: (quote) => check.mark(quote) }, host);
  const element = h('div', { class: 'page feedback-page staged-result' }, [
    header,
    ...parts.before,
    check.element,
    ...parts.after,
  ]);
  linkHighlights(element);
  listenForKeys(element, () => current.selfCheck !== undefined, end);
  let current = state;
  const view: View = {
    element,
    heading,
    announcement: `${evidenceTitle(state)}. ${rangeText(state)}`,
    update(next) {
      if (next.view !== 'stagedResult') return;
      const before = current;
      current = next;
      facts.update([...itemFacts(next.item), `took ${spentText(next.spentMs)}`]);
      check.element.hidden = (next.selfCheck?.items.length ?? 0) === 0;
      if (next.selfCheck !== undefined) check.update(next.selfCheck, next.answer);
      for (const slot of parts.slots) slot.update(next);
      if (before.selfCheck !== undefined && next.selfCheck === undefined)
        element.querySelector<HTMLElement>('#rating h2')?.focus();
      else if (
        before.rating !== undefined &&
        next.rating !== undefined &&
        ratingTitle(before.rating) !== ratingTitle(next.rating)
      )
        host.announce(ratingTitle(next.rating));
    },
  };
  view.update(state);
  return view;
}

/** Ctrl+Enter finishes the self-check, Esc skips it. The listener goes with the page. */
function listenForKeys(
  element: HTMLElement,
  isChecking: () => boolean,
  end: (how: 'finished' | 'skipped') => void,
): void {
  const onKey = (event: KeyboardEvent): void => {
    if (!element.isConnected) return window.removeEventListener('keydown', onKey);
    if (!isChecking() || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) end('finished');
    else if (event.key === 'Escape') end('skipped');
    else return;
    event.preventDefault();
  };
  // after the page is drawn: an element that is not in it yet would count as gone
  requestAnimationFrame(() => window.addEventListener('keydown', onKey));
}

interface ResultActions {
  end: (how: 'finished' | 'skipped') => void;
  /** A part of the answer was selected. */
  mark: (quote: Span) => void;
}

interface ResultParts {
  before: HTMLElement[];
  after: HTMLElement[];
  slots: Slot<StagedResultState>[];
}

/** A part of the page drawn from a part of the state, and again only when that changes. */
type AddPart = <T>(
  select: (state: StagedResultState) => T,
  draw: (data: T) => Child[],
  element?: HTMLElement,
) => HTMLElement;

function resultParts(key: string, actions: ResultActions, host: Host): ResultParts {
  const slots: Slot<StagedResultState>[] = [];
  const add: AddPart = (select, draw, element = h('div', {})) => {
    const slot = createSlot(element, draw);
    slots.push({ update: (state) => slot.update(select(state)) });
    return element;
  };
  return { before: partsBefore(key, host, add), after: partsAfter(key, actions, host, add), slots };
}

/** What stands above the self-check. */
function partsBefore(key: string, host: Host, add: AddPart): HTMLElement[] {
  const judgeTrap = (trap: string, meant: boolean): void =>
    host.post({ type: 'judgeTrap', key, trap, meant });
  return [
    add(
      ({ prompt }) => prompt,
      (prompt) => [
        h('details', { class: 'disclosure question-again' }, [
          h('summary', {}, ['The task']),
          renderMarkdown(prompt, { headingOffset: 2 }),
        ]),
      ],
    ),
    add(ofScore, (data) => [scoreSection(data), numbersLine(data.numbers)]),
    add(
      ({ rating }) => rating,
      (rating) => [rating && ratingSection(key, rating, host, { more: [checkAgain(key, host)] })],
    ),
    add(
      ({ stages, minutes, spentMs }) => ({ stages: stages.map(timeOf), minutes, spentMs }),
      (times) => [timeSection(times)],
    ),
    add(
      ({ flags }) => flags,
      (flags) => [flagList(flags)],
    ),
    add(
      ({ answer, traps, selfCheck }) => ({ answer, traps, isChecking: selfCheck !== undefined }),
      (data) => [trapsSection(data, judgeTrap)],
    ),
  ];
}

/** What stands below it. */
function partsAfter(key: string, { end, mark }: ResultActions, host: Host, add: AddPart): HTMLElement[] {
  const bar = h('div', { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } });
  return [
    add(
      ({ stages, answer, selfCheck }) => ({
        stages,
        answer,
        asked: (selfCheck?.items ?? []).map(({ id }) => id),
      }),
      ({ stages, answer, asked }) => stages.map((stage) => stageSection(stage, answer, asked, mark)),
    ),
    add(
      ({ after, answer, points, traps }) => ({ after, own: { answer, points, traps } }),
      ({ after, own }) => (after === undefined ? [] : closing(after, own, host)),
    ),
    add(
      ({ selfCheck }) => selfCheck !== undefined,
      (isChecking) => drawActions(isChecking, key, end, host),
      bar,
    ),
  ];
}

function checkAgain(key: string, { post }: Host): HTMLElement {
  return button('Back to the self-check', () => post({ type: 'reopenCheck', key }), {
    kind: 'link',
    focus: 'reopen-check',
  });
}

function ofScore({
  points,
  traps,
  score,
  scoreRange,
  selfCheck,
  stages,
}: StagedResultState): Parameters<typeof scoreSection>[0] & { numbers: boolean[] } {
  const numbers = stages.flatMap((stage) => stage.numbers.map(({ correct }) => correct));
  return {
    points,
    traps,
    score,
    scoreRange,
    previousScore: undefined,
    isChecking: selfCheck !== undefined,
    numbers,
  };
}

function numbersLine(numbers: readonly boolean[]): Child {
  if (numbers.length === 0) return undefined;
  const right = numbers.filter(Boolean).length;
  return h('p', { class: 'numbers-line' }, [
    `${right} of ${plural(numbers.length, 'number')} right; each counts as an expected point.`,
  ]);
}

function timeOf({
  title,
  minutes,
  spentMs,
}: StageResultView): Pick<StageResultView, 'title' | 'minutes' | 'spentMs'> {
  return { title, minutes, spentMs };
}

function timeSection({
  stages,
  minutes,
  spentMs,
}: {
  stages: ReturnType<typeof timeOf>[];
  minutes: number;
  spentMs: number;
}): HTMLElement {
  const row = (title: string, planned: number, spent: number): string[] => [
    title,
    `${planned}:00`,
    spentText(spent),
    overText(spent - planned * 60_000),
  ];
  return section('times', 'Time against plan', [
    table(
      ['Stage', 'Planned', 'Taken', undefined],
      [
        ...stages.map((stage) => row(stage.title, stage.minutes, stage.spentMs)),
        row('In all', minutes, spentMs),
      ],
      [1, 2, 3],
    ),
  ]);
}

function overText(ms: number): string {
  return ms >= 1000 ? `${spentText(ms)} over` : '';
}

function stageSection(
  stage: StageResultView,
  answer: string,
  asked: readonly string[],
  mark: ResultActions['mark'],
): HTMLElement {
  const { id, title, ask, points, numbers } = stage;
  const shown = points.filter((point) => !asked.includes(point.id));
  const items = shown.map((point) => {
    const elsewhere =
      point.madeIn !== undefined && h('span', { class: 'quiet' }, [`made under ${point.madeIn}`]);
    return pointItem(point, point.number - 1, answer, [elsewhere]);
  });
  return section(
    `stage-${id}`,
    title,
    [
      h('details', { class: 'disclosure before' }, [
        h('summary', {}, ['What was asked']),
        renderMarkdown(ask, { headingOffset: 2 }),
      ]),
      items.length > 0 && h('h3', {}, [asked.length > 0 ? 'Points that are settled' : 'Points']),
      items.length > 0 && h('ol', { class: 'points' }, items),
      numbers.length > 0 && h('h3', {}, ['Numbers']),
      numbers.length > 0 && h('ul', { class: 'stage-numbers' }, numbers.map(numberItem)),
      ...ownText(stage, mark),
    ],
    'stage-result',
  );
}

/** The candidate's own text, beside the exemplar once that may be seen. */
function ownText(stage: StageResultView, mark: ResultActions['mark']): Child[] {
  const { text, start, exemplar, evidence } = stage;
  const own = { answer: text, ...evidence };
  if (exemplar === undefined) {
    const box = h('div', {}, [
      h('div', { class: 'answer-text' }, drawMarked(text, markersOf(own), reference)),
    ]);
    watchSelection(box, (span) => mark({ start: span.start + start, end: span.end + start }));
    return [
      h('h3', {}, ['What you wrote']),
      text === '' ? h('p', { class: 'quiet' }, ['Nothing in this stage.']) : box,
    ];
  }
  return [
    h('h3', {}, [text === '' ? 'How a strong candidate puts it' : 'Beside how a strong candidate puts it']),
    text === ''
      ? renderMarkdown(exemplar.full, { headingOffset: 3 })
      : comparison(relevant(own, stage), exemplar),
  ];
}

/** Points of other stages count here only where this text makes them. */
function relevant(
  own: { answer: string } & StageResultView['evidence'],
  { points }: StageResultView,
): { answer: string } & StageResultView['evidence'] {
  const ids = points.map(({ id }) => id);
  return {
    ...own,
    points: own.points.map((point) =>
      ids.includes(point.id) || point.evidence.length > 0 ? point : { ...point, status: 'missing' },
    ),
  };
}

function closing(
  { intent, redFlags, sources, related, model }: NonNullable<StagedResultState['after']>,
  own: Pick<StagedResultState, 'answer' | 'points' | 'traps'>,
  host: Host,
): Child[] {
  const taught = model === undefined ? lessons(intent, redFlags, sources) : modelAnswer(model, own);
  return [...taught, relatedSection(related, host)];
}

function lessons(intent: string, redFlags: string[], sources: ModelAnswerView['sources']): Child[] {
  return [
    section('intent', 'What the interviewer wants to learn', [renderMarkdown(intent, { headingOffset: 2 })]),
    redFlagsSection(redFlags),
    papersSection(sources),
  ];
}

function drawActions(
  isChecking: boolean,
  key: string,
  end: (how: 'finished' | 'skipped') => void,
  { post }: Host,
): Child[] {
  if (isChecking) return checkActions(end);
  return [
    button('Next item', () => post({ type: 'nextQuestion' }), { kind: 'primary', focus: 'next' }),
    button('Once more from the start', () => post({ type: 'stagedAgain', key }), { focus: 'again' }),
  ];
}
