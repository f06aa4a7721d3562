import type { ItemKey } from '../content/items';
import { type Card, newCard, nextCard } from '../scheduling/card';
import type { LearnerDay } from '../scheduling/learnerDay';
import { DayTally, type Tallied } from '../scheduling/practiceDays';
import { compareEvents, type EventPlace, type ProgressEvent } from './events';
import { applyEvent, type ItemProgress } from './foldEvents';
import { HistoryBuilder, type Hours, type ItemHistory } from './history';

/** To be raised when a fold changes what it makes of events: bases of another version are not used. */
export const foldVersion = 1;

type Of<T extends ProgressEvent['type']> = Extract<ProgressEvent, { type: T }>;

/** What the older events of an item add up to. */
export interface ItemBase {
  progress: ItemProgress;
  card: Card;
  /** Day of the last rating. */
  ratedOn?: LearnerDay;
  history: ItemHistory;
  answer?: Of<'answer'>;
  selfCheck?: Of<'selfCheck'>;
  judgement?: Of<'judgement'>;
  /** Decisions after the judgement. */
  disputes: Of<'dispute'>[];
}

/**
 * What the older part of a log adds up to. A log may grow for years; folds that start from here cost what was
 * done lately.
 */
export interface LogBase {
  /** Place of the last event that is part of it; all before it are part of it too. */
  upTo: EventPlace;
  items: [ItemKey, ItemBase][];
  days: [LearnerDay, Tallied][];
  hours: Hours;
  /** Ends of sessions, as they were recorded. */
  sessions: Of<'session'>[];
}

/** Whether an event belongs after all that a base holds. */
export function isAfter(event: EventPlace, base: LogBase): boolean {
  return compareEvents(event, base.upTo) > 0;
}

type Growing = Omit<ItemBase, 'progress' | 'history'> & { progress: ItemProgress | undefined };

/** Makes a base, or makes one hold more events. */
export class BaseBuilder {
  private readonly items: Map<ItemKey, Growing>;
  private readonly sessions: Of<'session'>[];
  private readonly tally: DayTally;
  private readonly histories: HistoryBuilder;
  private upTo: EventPlace | undefined;

  constructor(base?: LogBase) {
    const { items = [], sessions = [], days, hours, upTo } = base ?? {};
    this.items = new Map(items.map(([item, state]) => [item, { ...state, disputes: [...state.disputes] }]));
    this.sessions = [...sessions];
    this.tally = new DayTally(days);
    const histories = items.map(([item, { history }]) => [item, history] as const);
    this.histories = new HistoryBuilder(histories, hours, upTo?.at);
    this.upTo = upTo;
  }

  /**
   * @param live in order, after all that came before; undone ones and undos left out
   * @param upTo the last event that is to count as part of the base: at or after the last of `live`
   */
  add(live: readonly ProgressEvent[], upTo: EventPlace): void {
    const { at, device, sequence, id } = upTo;
    this.upTo = { at, device, sequence, id };
    for (const event of live) {
      this.histories.add(event);
      this.addToItem(event);
      if (event.type === 'session') this.sessions.push(event);
    }
  }

  /** Undefined when nothing was added. */
  build(): LogBase | undefined {
    if (this.upTo === undefined) return undefined;
    const { hours } = this.histories;
    const items = [...this.items].flatMap(([item, { progress, ...rest }]): [ItemKey, ItemBase][] =>
      progress === undefined ? [] : [[item, { ...rest, progress, history: this.histories.of(item) }]],
    );
    return { upTo: this.upTo, items, days: [...this.tally.counts], hours, sessions: this.sessions };
  }

  private addToItem(event: ProgressEvent): void {
    const { item } = event;
    let state = this.items.get(item);
    if (state === undefined)
      this.items.set(item, (state = { progress: undefined, card: newCard(item), disputes: [] }));
    state.progress = applyEvent(state.progress, event);
    state.card = nextCard(state.card, event);
    if (event.type === 'review') state.ratedOn = this.tally.add(event, state.ratedOn);
    else if (event.type === 'answer') state.answer = event;
    else if (event.type === 'selfCheck') state.selfCheck = event;
    else if (event.type === 'judgement') [state.judgement, state.disputes] = [event, []];
    else if (event.type === 'dispute') state.disputes.push(event);
  }
}
