import type { ItemKey } from '../content/items';
import { compareEvents, type ProgressEvent } from '../progress/events';
import { liveEvents, orderEvents } from '../progress/liveEvents';
import type { ProgressStore } from '../progress/progressStore';
import type { CriterionKey } from './criteria';
import type { Judgement } from './judgement';
import type { Decisions } from './judgedScore';

export interface PastJudgement {
  judgement: Judgement;
  decisions: Decisions;
}

type Made = ProgressEvent & { type: 'judgement' };
type Decided = ProgressEvent & { type: 'dispute' };

/** The latest judgement on an answer to each question that the log knows, with what the candidate has decided since. */
export class LastJudgements {
  private judgements = new Map<ItemKey, Made>();
  private decisions = new Map<ItemKey, Decided[]>();
  private readonly subscriptions: { dispose(): void }[];

  /** To be made before the store loads. */
  constructor(store: ProgressStore) {
    this.subscriptions = [
      store.onDidLoad(({ events, base }) => {
        this.judgements = new Map();
        this.decisions = new Map();
        for (const [, { judgement, disputes }] of base?.items ?? []) {
          if (judgement !== undefined) this.add(judgement);
          for (const dispute of disputes) this.add(dispute);
        }
        for (const event of liveEvents(orderEvents(events))) this.add(event);
      }),
      store.onDidRecord((event) => this.add(event)),
    ];
  }

  of(item: ItemKey): PastJudgement | undefined {
    const made = this.judgements.get(item);
    if (made === undefined) return undefined;
    const since = (this.decisions.get(item) ?? [])
      .filter((decision) => compareEvents(decision, made) > 0)
      .sort(compareEvents);
    const decisions = new Map<CriterionKey, boolean>(
      since.map(({ criterion, counts }) => [criterion, counts]),
    );
    return { judgement: made, decisions };
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private add(event: ProgressEvent): void {
    if (event.type === 'judgement') {
      const known = this.judgements.get(event.item);
      if (known === undefined || compareEvents(known, event) < 0) this.judgements.set(event.item, event);
    } else if (event.type === 'dispute') {
      const known = this.decisions.get(event.item);
      if (known === undefined) this.decisions.set(event.item, [event]);
      else known.push(event);
    }
  }
}
