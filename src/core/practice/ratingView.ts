import type { ItemKey } from '../content/items';
import { ratings } from '../progress/events';
import { dueIn, dueWhen } from '../scheduling/dueText';
import type { Schedule } from '../scheduling/schedule';
import type { RatingView } from '../../protocol/answerMessages';
import type { Attempt } from './attempt';

/** What an attempt was rated, when the item comes back, and what another rating would change. */
export function ratingView(
  item: ItemKey,
  { rating }: Pick<Attempt, 'rating'>,
  schedule: Schedule,
  now: number,
): RatingView {
  const { card, due } = schedule.of(item);
  const today = schedule.today(now);
  const given = rating !== undefined && card.last?.id === rating.id ? rating : undefined;
  const preview = schedule.preview(item, now, given?.id);
  const choices = ratings.map((name) => ({ rating: name, due: dueIn(preview[name], now, today) }));
  const when = due === undefined ? undefined : dueWhen(due, now, today);
  if (given !== undefined && card.last !== undefined && when !== undefined)
    return { given: { rating: card.last.rating, by: given.by, due: when }, choices };
  return { reason: reasonOf(rating !== undefined, when), choices };
}

function reasonOf(wasRated: boolean, when: string | undefined): string {
  const comes = when === undefined ? 'It is not in the schedule yet.' : `It comes back ${when}.`;
  if (wasRated) return `The rating was taken back. ${comes}`;
  return `It was not due, and a question counts once a day. ${comes}`;
}
