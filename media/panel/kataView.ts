import type { FromPanelMessage, KataState } from '../../src/protocol/panelMessages';
import { type Child, createSlot, h } from './dom';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading, papersSection, relatedSection, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { verdictBox, verdictText } from './verdict';
import { capitalised, plural } from './words';

type KataAction = Extract<FromPanelMessage, { type: 'kataAction' }>['action'];

export function kataView(state: KataState, host: Host): View {
  const { element: header, heading, facts } = itemHeading(state.item, 'Kata');
  const parts = kataParts(state, host);
  let hintsShown = state.hints.length;
  let drawn = false;
  const view: View = {
    element: h('div', { class: 'page kata-page' }, [
      header,
      parts.actions,
      parts.verdict,
      parts.statement,
      parts.hints,
      parts.rest,
    ]),
    heading,
    announcement: state.verdict && verdictText(state.verdict),
    update(next) {
      if (next.view !== 'kata') return;
      facts.update(itemFacts(next.item, ...difficultyFact(next)));
      const graded = parts.update(next);
      if (graded && drawn && next.verdict !== undefined) host.announce(verdictText(next.verdict));
      drawn = true;
      if (next.hints.length > hintsShown)
        host.announce(`Hint ${next.hints.length} of ${next.hintCount} is shown.`);
      hintsShown = next.hints.length;
    },
  };
  view.update(state);
  return view;
}

interface KataParts {
  actions: HTMLElement;
  verdict: HTMLElement;
  statement: HTMLElement;
  hints: HTMLElement;
  rest: HTMLElement;
  /** Says whether there is news about the verdict. */
  update(state: KataState): boolean;
}

function kataParts(state: KataState, host: Host): KataParts {
  const verdict = h('div', { class: 'verdict-place' });
  const statement = h('div', { class: 'statement' });
  const hintBody = h('div', {});
  const hints = section('hints', 'Hints', [hintBody], 'hints');
  hints.querySelector('h2')?.setAttribute('tabindex', '-1');
  const rest = h('div', {});
  const verdictSlot = createSlot<KataState['verdict']>(verdict, (data) => verdictBox(data, host));
  let grading = false;
  const statementSlot = createSlot<string>(statement, (source) => [renderMarkdown(source)]);
  const hintSlot = createSlot<Pick<KataState, 'hints' | 'hintCount'>>(hintBody, (data) =>
    drawHints(data, state.item.key, host),
  );
  const restSlot = createSlot<Pick<KataState, 'sources' | 'related'>>(rest, (data) => [
    relatedSection(data.related, host),
    papersSection(data.sources),
  ]);
  return {
    ...{ verdict, statement, hints, rest },
    actions: kataActions(state.item.key, host, () => (grading = true)),
    update({ verdict: latest, statement: source, hints: shown, hintCount, sources, related }) {
      statementSlot.update(source);
      keepHintFocus(hintBody, () => hintSlot.update({ hints: shown, hintCount }));
      hints.hidden = hintCount === 0;
      restSlot.update({ sources, related });
      // The same verdict once more is news if it was asked for here.
      const asked = grading;
      grading = false;
      return verdictSlot.update(latest) || asked;
    },
  };
}

/** The item's level says the same for most katas. */
function difficultyFact({ difficulty, item }: KataState): string[] {
  return difficulty === item.level ? [] : [`Difficulty: ${capitalised(difficulty).toLowerCase()}`];
}

function kataActions(key: string, { post }: Host, onGrade: () => void): HTMLElement {
  const act = (action: KataAction) => () => {
    if (action === 'grade') onGrade();
    post({ type: 'kataAction', key, action });
  };
  return h(
    'div',
    { class: 'actions action-bar kata-actions', attrs: { role: 'group', 'aria-label': 'Work on this kata' } },
    [
      button('Open in editor', act('open'), { kind: 'primary' }),
      button('Grade', act('grade')),
      button('Compare with solution', act('compare')),
      button('Reset', act('reset')),
      h('a', { class: 'to-hints', attrs: { href: '#hints' }, on: { click: goToHints } }, ['Hints']),
    ],
  );
}

/** The statement can be long, and the hints stand below it. */
function goToHints(event: Event): void {
  event.preventDefault();
  const hints = document.getElementById('hints');
  hints?.scrollIntoView({ block: 'start' });
  const target = hints?.querySelector<HTMLElement>('button') ?? hints?.querySelector<HTMLElement>('h2');
  target?.focus({ preventScroll: true });
}

function drawHints(
  { hints, hintCount }: Pick<KataState, 'hints' | 'hintCount'>,
  key: string,
  { post }: Host,
): Child[] {
  const list = hints.map((hint) =>
    h('li', { attrs: { tabindex: -1 } }, [renderMarkdown(hint, { headingOffset: 2 })]),
  );
  const next = (): void => post({ type: 'kataAction', key, action: 'hint' });
  const label = `Next hint (${hints.length + 1} of ${hintCount})`;
  const intro = `${plural(hintCount, 'hint')}, from a nudge to nearly the code. Each is shown when you ask for it.`;
  return [
    hints.length > 0 ? h('ol', { class: 'hint-list' }, list) : h('p', { class: 'quiet' }, [intro]),
    hints.length < hintCount ? button(label, next, { focus: 'hint' }) : undefined,
  ];
}

/** The button goes away with the last hint; the focus goes to that hint then. */
function keepHintFocus(body: HTMLElement, redraw: () => void): void {
  const hadFocus = body.contains(document.activeElement);
  redraw();
  if (hadFocus && !body.contains(document.activeElement))
    body.querySelector<HTMLElement>('.hint-list > li:last-child')?.focus();
}
