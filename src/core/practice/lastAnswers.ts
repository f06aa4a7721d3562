import type { ItemKey } from '../content/items';
import { compareEvents, type ProgressEvent } from '../progress/events';
import { liveEvents, orderEvents } from '../progress/liveEvents';
import type { ProgressStore } from '../progress/progressStore';

/** An earlier answer: its text and what it came to. */
export interface PastAnswer {
  text: string;
  score: number;
  /** Ids of the points that it made. */
  found: string[];
}

type Kept = ProgressEvent & { type: 'answer' | 'selfCheck' };

/** The latest answer to each question that the log knows, with the self-check that followed it. */
export class LastAnswers {
  private answers = new Map<ItemKey, Extract<Kept, { type: 'answer' }>>();
  private checks = new Map<ItemKey, Extract<Kept, { type: 'selfCheck' }>>();
  private readonly subscriptions: { dispose(): void }[];

  /** To be made before the store loads. */
  constructor(store: ProgressStore) {
    this.subscriptions = [
      store.onDidLoad(({ events, base }) => {
        this.answers = new Map();
        this.checks = new Map();
        for (const [, { answer, selfCheck }] of base?.items ?? []) {
          if (answer !== undefined) this.add(answer);
          if (selfCheck !== undefined) this.add(selfCheck);
        }
        for (const event of liveEvents(orderEvents(events))) this.add(event);
      }),
      store.onDidRecord((event) => this.add(event)),
    ];
  }

  of(item: ItemKey): PastAnswer | undefined {
    const answer = this.answers.get(item);
    if (answer === undefined) return undefined;
    const check = this.checks.get(item);
    const { text, score, found } = answer;
    if (check === undefined || compareEvents(check, answer) < 0) return { text, score, found };
    return { text, score: check.score, found: check.found };
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private add(event: ProgressEvent): void {
    if (event.type === 'answer') keepLater(this.answers, event);
    else if (event.type === 'selfCheck') keepLater(this.checks, event);
  }
}

function keepLater<T extends ProgressEvent>(latest: Map<ItemKey, T>, event: T): void {
  const known = latest.get(event.item);
  if (known === undefined || compareEvents(known, event) < 0) latest.set(event.item, event);
}
