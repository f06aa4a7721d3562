import type { RatingName, RatingView } from '../../src/protocol/answerMessages';
import { type Child, h, hidden } from './dom';
import type { Host } from './host';
import { button, section } from './itemHeader';
import { capitalised } from './words';

const raters = { answer: 'Rated', model: 'Rated with the second opinion', you: 'You rated it' } as const;

/** "Rated hard: again in 3 days". */
export function ratingTitle({ given }: RatingView): string {
  if (given === undefined) return 'Not rated';
  const comes = given.rating === 'again' ? 'back' : 'again';
  return `${raters[given.by]} ${given.rating}: ${comes} ${given.due}`;
}

interface RatingOptions {
  /** Stands beside "Undo rating". */
  more?: readonly Child[];
  /** Instead of what was rated. */
  title?: string;
  /** The page rates by the keys 1 to 4. */
  hasKeys?: boolean;
}

/** What the attempt was rated and when the item comes back, with the ratings to choose instead. */
export function ratingSection(
  key: string,
  view: RatingView,
  { post }: Host,
  { more = [], title = ratingTitle(view), hasKeys = false }: RatingOptions = {},
): HTMLElement {
  const { given, reason, choices } = view;
  const rate = (rating: RatingName, index: number): HTMLElement => {
    const due = choices.find((choice) => choice.rating === rating)?.due ?? '';
    const shortcut = String(index + 1);
    const label = [
      h('span', {}, [capitalised(rating), hidden(' comes back in ')]),
      h('span', { class: 'rating-due' }, [due]),
      hasKeys && h('kbd', { attrs: { 'aria-hidden': 'true' } }, [shortcut]),
    ];
    const choice = button(label, () => post({ type: 'rate', key, rating }), { focus: `rate-${rating}` });
    choice.classList.add('rating');
    choice.setAttribute('aria-pressed', String(given?.rating === rating));
    if (hasKeys) choice.setAttribute('aria-keyshortcuts', shortcut);
    return choice;
  };
  const undo =
    given !== undefined &&
    button('Undo rating', () => post({ type: 'undoRating', key }), { kind: 'link', focus: 'undo-rating' });
  const shown = section(
    'rating',
    title,
    [
      reason !== undefined && h('p', { class: 'quiet' }, [reason]),
      h(
        'div',
        { class: 'ratings', attrs: { role: 'group', 'aria-label': 'How well did you know it?' } },
        choices.map(({ rating }, index) => rate(rating, index)),
      ),
      h(
        'p',
        { class: 'rating-more' },
        [undo, ...more].filter((child) => child !== undefined && child !== false) as Node[],
      ),
    ],
    'rating-section',
  );
  shown.querySelector('h2')?.setAttribute('tabindex', '-1');
  return shown;
}
