import type { ItemKey } from '../content/items';
import type { ProgressEvent, Rating, Review } from '../progress/events';
import { dayStart, type LearnerDay } from './learnerDay';
import { intervalAfter, type Memory, rate } from './memory';
import type { ScheduleSettings } from './settings';

const minute = 60_000;

/** `learning`: forgotten before it was ever in review; `relearning`: forgotten since. Both come back the same day. */
export type CardPhase = 'new' | 'learning' | 'review' | 'relearning';

/** What happened to an item since its last rating; the next rating depends on it. */
export interface Tries {
  failures: number;
  hints: number;
}

/** One item's place in the schedule, as its events add up to it. */
export interface Card {
  readonly item: ItemKey;
  readonly phase: CardPhase;
  /** Undefined for a new item. */
  readonly memory: Memory | undefined;
  readonly reviews: number;
  /** How often it was forgotten while in review. */
  readonly lapses: number;
  readonly tries: Readonly<Tries>;
  readonly suspended: boolean;
  /** Buried: not due before the day after this one. */
  readonly buriedOn: LearnerDay | undefined;
  /** When the solution was last looked at. */
  readonly revealedAt: number | undefined;
  readonly last: LastReview | undefined;
}

/** The latest rating, with what the interval after it is computed from. */
export interface LastReview {
  readonly id: string;
  readonly at: number;
  readonly day: LearnerDay;
  readonly rating: Rating;
  readonly retention: number;
  readonly elapsed: number;
  readonly before: Memory | undefined;
  readonly wasInReview: boolean;
}

/** When a card is due: on a day, or within a day for what was just forgotten. */
export type Due = { kind: 'day'; day: LearnerDay; interval: number } | { kind: 'step'; at: number };

/** A card with what follows from it under the settings in force. */
export interface Standing {
  card: Card;
  due: Due | undefined;
  /** Forgotten so often that practising it once more is unlikely to help: rewrite, split or suspend it. */
  leech: boolean;
}

export function newCard(item: ItemKey): Card {
  return {
    item,
    phase: 'new',
    memory: undefined,
    reviews: 0,
    lapses: 0,
    tries: noTries,
    suspended: false,
    buriedOn: undefined,
    revealedAt: undefined,
    last: undefined,
  };
}

/** A card after one more event; undos must have been resolved before (see `liveEvents`). */
export function nextCard(card: Card, event: ProgressEvent): Card {
  switch (event.type) {
    case 'review':
      return reviewed(card, event);
    case 'kata':
      // what does not compile, or was graded while typing, says nothing about what was recalled
      if (event.automatic === true || event.status === 'passed' || event.status === 'compile-error')
        return card;
      return tried(card, event.at, 'failures');
    case 'drill':
      return event.correct ? card : tried(card, event.at, 'failures');
    case 'hint':
      return tried(card, event.at, 'hints');
    case 'reveal':
      return { ...card, revealedAt: event.at };
    case 'suspend':
    case 'unsuspend':
      return { ...card, suspended: event.type === 'suspend' };
    case 'bury':
      return { ...card, buriedOn: event.day };
    case 'reset':
      return { ...newCard(card.item), suspended: card.suspended };
    default:
      return card; // answers are rated by a review of their own; other kinds are no concern of the schedule
  }
}

const noTries: Tries = { failures: 0, hints: 0 };

/** So long after an item was recalled, trying things out is play, and no part of the next recall. */
const playMs = 12 * 60 * minute;

function tried(card: Card, at: number, what: keyof Tries): Card {
  const { last, tries } = card;
  if (last !== undefined && last.rating !== 'again' && at - last.at < playMs) return card;
  return { ...card, tries: { ...tries, [what]: tries[what] + 1 } };
}

function reviewed(card: Card, event: ProgressEvent & Review): Card {
  const { id, at, rating, retention } = event;
  const day = plausibleDay(event);
  // a clock or a traveller may go back by a day; a memory does not
  const elapsed = card.last === undefined ? 0 : Math.max(0, day - card.last.day);
  const wasInReview = card.phase === 'review';
  const forgotten = card.phase === 'new' || card.phase === 'learning' ? 'learning' : 'relearning';
  // field by field: a spread costs several times as much, and logs are long
  return {
    item: card.item,
    phase: rating === 'again' ? forgotten : 'review',
    memory: rate(card.memory, elapsed, rating),
    reviews: card.reviews + 1,
    lapses: card.lapses + (rating === 'again' && wasInReview ? 1 : 0),
    tries: noTries,
    suspended: card.suspended,
    buriedOn: undefined,
    revealedAt: card.revealedAt,
    last: { id, at, day, rating, retention, elapsed, before: card.memory, wasInReview },
  };
}

/** The recorded day, unless it is nowhere near the time of the record: then the day in UTC. */
export function plausibleDay({ at, day }: { at: number; day: LearnerDay }): LearnerDay {
  const utc = Math.floor(at / (24 * 60 * minute));
  return Math.abs(day - utc) <= 2 ? day : utc;
}

/** When a card falls due; undefined for a new one. Suspension and burying are not looked at. */
export function dueOf(card: Card, settings: ScheduleSettings): Due | undefined {
  const { last } = card;
  if (last === undefined) return undefined;
  if (last.rating === 'again') return { kind: 'step', at: last.at + settings.againMinutes * minute };
  const { maximumInterval, fuzz } = settings;
  const interval = intervalAfter(
    last.before,
    last.elapsed,
    last.rating,
    last.wasInReview,
    { item: card.item, count: card.reviews },
    { retention: last.retention, maximumInterval, fuzz },
  );
  return { kind: 'day', day: last.day + interval, interval };
}

/** The time at which something falls due, in ms since 1970. */
export function dueTime(due: Due, { zone, dayStartHour }: ScheduleSettings): number {
  return due.kind === 'step' ? due.at : dayStart(due.day, zone, dayStartHour);
}

/** Whether the time of a card has come, burying and suspension aside. */
export function hasFallenDue({ card, due }: Standing, now: number, today: LearnerDay): boolean {
  if (due === undefined) return false;
  if (due.kind === 'day') return due.day <= today;
  return due.at <= now || (card.last !== undefined && card.last.day < today);
}

/** Whether a card is to be practised now. */
export function isDueOn(standing: Standing, now: number, today: LearnerDay): boolean {
  return !isAside(standing.card, today) && hasFallenDue(standing, now, today);
}

/** Whether a card is suspended or buried. */
export function isAside({ suspended, buriedOn }: Card, today: LearnerDay): boolean {
  return suspended || (buriedOn !== undefined && buriedOn >= today);
}
