import { type RatingName, ratingNames } from '../../src/protocol/answerMessages';
import type { FlashcardAnswer, FlashcardState } from '../../src/protocol/flashcardMessages';
import { type Child, createSlot, h } from './dom';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading, papersSection, relatedSection, section } from './itemHeader';
import { keyHint } from './keys';
import { renderMarkdown } from './markdown';
import { ratingSection, ratingTitle } from './ratingSection';

/** A card: its front; once it is asked for, its back and the four ratings. */
export function flashcardView(state: FlashcardState, host: Host): View {
  const { key } = state.item;
  const { element: header, heading, facts } = itemHeading(state.item, 'Flashcard');
  const frontBody = h('div', { class: 'prompt' });
  const front = createSlot<string>(frontBody, (source) => [renderMarkdown(source, { headingOffset: 2 })]);
  const show = (): void => host.post({ type: 'showBack', key });
  const ask = h('div', { class: 'actions' }, [
    button('Show answer', show, { kind: 'primary', focus: 'show-answer' }),
    keyHint('Space'),
  ]);
  const back = h('div');
  const backSlot = createSlot<BackData | undefined>(back, (data) =>
    data === undefined ? [] : drawBack(data),
  );
  const rest = h('div');
  const restSlot = createSlot<FlashcardAnswer | undefined>(rest, (data) =>
    data === undefined ? [] : drawRest(key, data, host),
  );
  const before = h('p', { class: 'quiet flashcard-before' });
  const beforeSlot = createSlot<FlashcardState['before']>(before, (data) => drawBefore(data, host));
  const element = h('div', { class: 'page flashcard-page' }, [
    header,
    section('front', 'Recall it', [frontBody, ask]),
    back,
    rest,
    before,
  ]);
  let current = state;
  const view: View = {
    element,
    heading,
    announcement: beforeText(state.before),
    update(next) {
      if (next.view !== 'flashcard') return;
      const previous = current;
      current = next;
      facts.update(itemFacts(next.item));
      front.update(next.front);
      ask.hidden = next.answer !== undefined;
      backSlot.update(next.answer && { back: next.answer.back, why: next.answer.why });
      restSlot.update(next.answer);
      beforeSlot.update(next.before);
      if (element.isConnected) follow(previous, next, element, host);
    },
  };
  view.update(state);
  listenForKeys(element, {
    isShown: () => current.answer !== undefined,
    show,
    rate: (rating) => host.post({ type: 'rate', key, rating }),
  });
  return view;
}

type BackData = Pick<FlashcardAnswer, 'back' | 'why'>;

/** The focus goes where the learner goes on, and what has changed is said. */
function follow(
  { answer: known }: FlashcardState,
  { answer }: FlashcardState,
  page: HTMLElement,
  { announce }: Host,
): void {
  const focus = (selector: string, options?: FocusOptions): void =>
    page.querySelector<HTMLElement>(selector)?.focus(options);
  if (answer === undefined) {
    if (known !== undefined) focus('h1');
  } else if (known === undefined) {
    focus('#back-heading');
    announce('Answer shown. Rate it by the keys 1 to 4: again, hard, good, easy.');
  } else if (titleOf(answer) !== titleOf(known)) {
    if (answer.rating.given !== undefined) focus('[data-focus="next"]', { preventScroll: true });
    announce(titleOf(answer));
  }
}

function titleOf({ rating }: FlashcardAnswer): string {
  const wasRated = rating.given !== undefined || rating.reason !== undefined;
  return wasRated ? ratingTitle(rating) : 'How well did you know it?';
}

function drawBack({ back, why }: BackData): Child[] {
  const shown = section('back', 'Answer', [
    renderMarkdown(back, { headingOffset: 2 }),
    why !== undefined &&
      h('div', { class: 'flashcard-why' }, [
        h('h3', {}, ['Why it matters']),
        renderMarkdown(why, { headingOffset: 3 }),
      ]),
  ]);
  shown.querySelector('h2')?.setAttribute('tabindex', '-1');
  return [shown];
}

function drawRest(key: string, answer: FlashcardAnswer, host: Host): Child[] {
  const isRated = answer.rating.given !== undefined;
  const next = button('Next item', () => host.post({ type: 'nextQuestion' }), {
    kind: isRated ? 'primary' : 'secondary',
    focus: 'next',
  });
  return [
    ratingSection(key, answer.rating, host, { title: titleOf(answer), hasKeys: true }),
    relatedSection(answer.related, host),
    papersSection(answer.sources),
    h('div', { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } }, [next]),
  ];
}

function beforeText(before: FlashcardState['before']): string | undefined {
  if (before === undefined) return undefined;
  return `You rated “${before.title}” ${before.rating}: back ${before.due}.`;
}

function drawBefore(before: FlashcardState['before'], { post }: Host): Child[] {
  const text = beforeText(before);
  if (text === undefined) return [];
  const undo = (): void => post({ type: 'practice', action: 'undo' });
  return [`${text} `, button('Undo', undo, { kind: 'link', focus: 'undo-before' })];
}

interface KeyActions {
  isShown: () => boolean;
  show: () => void;
  rate: (rating: RatingName) => void;
}

/** Space or Enter shows the answer, then 1 to 4 rate it. The listener goes with the page. */
function listenForKeys(element: HTMLElement, { isShown, show, rate }: KeyActions): void {
  const onKey = (event: KeyboardEvent): void => {
    if (!element.isConnected) return window.removeEventListener('keydown', onKey);
    const { ctrlKey, metaKey, altKey, repeat, key, target } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || repeat) return;
    const rating = ratingNames[Number(key) - 1];
    // buttons and links have Space and Enter for themselves
    const isFree = target instanceof Element && target.closest('button, a, summary') === null;
    if (isShown() && rating !== undefined) rate(rating);
    else if (!isShown() && isFree && (key === ' ' || key === 'Enter')) show();
    else return;
    event.preventDefault();
  };
  // after the page is drawn: an element that is not in it yet would count as gone
  requestAnimationFrame(() => window.addEventListener('keydown', onKey));
}
