import type { FeedbackState, FeedbackView } from '../../src/protocol/panelMessages';
import { watchSelection } from './answerSelection';
import { type Child, createSlot, h } from './dom';
import { createFeedbackParts, type FeedbackParts } from './feedbackParts';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading } from './itemHeader';
import { linkHighlights } from './linkHighlights';
import { ratingTitle } from './ratingSection';
import { checkActions, createSelfCheck, type SelfCheckPart } from './selfCheck';
import { evidenceTitle, plural, rangeText } from './words';

export function feedbackView(state: FeedbackState, host: Host): View {
  const { key } = state.item;
  const { element: header, heading, facts } = itemHeading(state.item, 'Feedback');
  const check = createSelfCheck((point, judgement) =>
    host.post({ type: 'judgePoint', key, point, judgement }),
  );
  const parts = createFeedbackParts(state, host);
  const end = (how: 'finished' | 'skipped'): void => endCheck(how, key, check, host);
  const actions = createSlot<Phase>(parts.actions, (phase) => drawActions(phase, key, end, host));
  const element = pageOf(header, check, parts);
  linkHighlights(element);
  watchSelection(parts.answer, (quote) => check.mark(quote));
  listenForKeys(element, () => phaseOf(current) === 'checking', end);
  let current = state.feedback;
  let drawn: FeedbackView | undefined;
  const view: View = {
    element,
    heading,
    announcement: announcementOf(state.feedback),
    update(next) {
      if (next.view !== 'feedback') return;
      current = next.feedback;
      facts.update(itemFacts(next.item));
      check.element.hidden = (current.selfCheck?.items.length ?? 0) === 0;
      if (current.selfCheck !== undefined) check.update(current.selfCheck, current.answer);
      parts.update(next);
      actions.update(phaseOf(current));
      if (drawn !== undefined) follow(drawn, current, parts, host);
      drawn = current;
    },
  };
  view.update(state);
  return view;
}

type Phase = 'checking' | 'judged' | 'revealed';

function phaseOf({ selfCheck, model }: FeedbackView): Phase {
  if (selfCheck !== undefined) return 'checking';
  return model === undefined ? 'judged' : 'revealed';
}

function announcementOf(feedback: FeedbackView): string {
  const traps = feedback.traps.length > 0 ? ` ${plural(feedback.traps.length, 'possible trap')}.` : '';
  const asked = feedback.selfCheck?.items.length ?? 0;
  const check = asked > 0 ? ` Self-check: ${plural(asked, 'point')} to decide.` : '';
  const rated = feedback.rating === undefined ? '' : ` ${ratingTitle(feedback.rating)}.`;
  return `${evidenceTitle(feedback)}. ${rangeText(feedback)}${traps}${check}${rated}`;
}

/** Whoever has done something is taken to what came of it, or told. */
function follow(before: FeedbackView, now: FeedbackView, parts: FeedbackParts, { announce }: Host): void {
  if (before.model === undefined && now.model !== undefined) return show(parts.model.querySelector('h2'));
  if (before.selfCheck !== undefined && now.selfCheck === undefined)
    return show(parts.rating.querySelector('h2'), parts.score);
  if (before.selfCheck === undefined && now.selfCheck !== undefined)
    return show(parts.page().querySelector('#self-check input, .trap-check input'));
  const rated = now.rating === undefined ? undefined : ratingTitle(now.rating);
  if (rated !== undefined && before.rating !== undefined && rated !== ratingTitle(before.rating))
    announce(rated);
  else if (before.score !== now.score || before.scoreRange.join() !== now.scoreRange.join())
    announce(rangeText(now));
}

/** @param top what is to be seen from its beginning */
function show(element: HTMLElement | null, top?: HTMLElement): void {
  element?.focus({ preventScroll: true });
  if (top !== undefined) top.scrollIntoView({ block: 'start' });
  else element?.scrollIntoView({ block: element.tagName === 'H2' ? 'start' : 'nearest' });
}

function endCheck(
  how: 'finished' | 'skipped',
  key: string,
  check: SelfCheckPart,
  { post, announce }: Host,
): void {
  if (how === 'finished' && check.goToUnmarked())
    return announce('Choose the sentence that says this point, or choose Partly or No.');
  post({ type: 'endCheck', key, how });
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

/** The answer stands beside everything that is said about it where there is room. */
function pageOf(header: HTMLElement, check: SelfCheckPart, parts: FeedbackParts): HTMLElement {
  const {
    question,
    score,
    rating,
    change,
    flags,
    traps,
    answer,
    points,
    judge,
    followUps,
    model,
    related,
    actions,
  } = parts;
  return h('div', { class: 'page feedback-page' }, [
    header,
    question,
    score,
    rating,
    change,
    flags,
    traps,
    h('div', { class: 'columns' }, [
      answer,
      h('div', { class: 'about' }, [check.element, points, judge, followUps]),
    ]),
    model,
    related,
    actions,
  ]);
}

function drawActions(
  phase: Phase,
  key: string,
  end: (how: 'finished' | 'skipped') => void,
  { post }: Host,
): Child[] {
  if (phase === 'checking') return checkActions(end);
  const isRevealed = phase === 'revealed';
  const next = button('Next question', () => post({ type: 'nextQuestion' }), {
    kind: isRevealed ? 'primary' : 'secondary',
    focus: 'next',
  });
  const again = button('Answer again', () => post({ type: 'answerAgain', key }), { focus: 'again' });
  const reveal = button('Show model answer', () => post({ type: 'revealModel', key }), {
    kind: 'primary',
    focus: 'reveal',
  });
  return isRevealed ? [next, again] : [reveal, again, next];
}
