import type { ItemKey } from '../content/items';
import type { ProgressEvent } from '../progress/events';
import type { ProgressStore } from '../progress/progressStore';
import type { SessionSummary } from '../progress/sessionSummary';
import { finishedSessions } from './sessionHistory';

/** The finished sessions of a running program: it follows the progress store. To be made before that loads. */
export class SessionLog {
  private events: ProgressEvent[] = [];
  private readonly subscriptions: { dispose(): void }[];

  constructor(store: ProgressStore) {
    const isOurs = ({ type }: ProgressEvent): boolean => type === 'session' || type === 'undo';
    this.subscriptions = [
      store.onDidLoad(({ events, base }) => {
        this.events = [...(base?.sessions ?? []), ...events.filter(isOurs)];
      }),
      store.onDidRecord((event) => {
        if (isOurs(event)) this.events.push(event);
      }),
    ];
  }

  /** Oldest first, each once. */
  finished(): SessionSummary[] {
    return finishedSessions(this.events);
  }

  /** What came up in the latest sessions. */
  recentItems(sessions = 3): Set<ItemKey> {
    return new Set(
      this.finished()
        .slice(-sessions)
        .flatMap(({ items }) => items.map(({ key }) => key)),
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
