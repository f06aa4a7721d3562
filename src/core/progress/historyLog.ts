import { HistoryBuilder } from './history';
import { liveEvents, orderEvents } from './liveEvents';
import type { ProgressStore } from './progressStore';

/** What was done when, in a running program: it follows the progress store. To be made before that loads. */
export class HistoryLog {
  private builder = new HistoryBuilder();
  private readonly subscriptions: { dispose(): void }[];

  constructor(store: ProgressStore) {
    this.subscriptions = [
      store.onDidLoad(({ events, base }) => {
        const before = (base?.items ?? []).map(([item, { history }]) => [item, history] as const);
        this.builder = new HistoryBuilder(before, base?.hours, base?.upTo.at);
        for (const event of liveEvents(orderEvents(events))) this.builder.add(event);
      }),
      // after an undo the store loads once more
      store.onDidRecord((event) => this.builder.add(event)),
    ];
  }

  get history(): Pick<HistoryBuilder, 'of' | 'hours'> {
    return this.builder;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
