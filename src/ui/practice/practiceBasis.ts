import * as vscode from 'vscode';
import type { ContentSource } from '../../core/ports';
import type { ItemStates } from '../../core/practice/itemFilter';
import { seedOfDay } from '../../core/practice/todayPlan';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { PracticeSources } from '../../core/scheduling/choosePractice';
import { budget } from '../../core/scheduling/queue';
import type { ScheduleStore } from '../../core/scheduling/scheduleStore';
import { DisposableStore } from '../disposableStore';

const moreNewKey = 'practice.moreNew';

/** New items that the learner has asked for on one day, beyond the limit. */
interface MoreNew {
  day: number;
  count: number;
}

/** What every choice of practice is made from, as it stands now. */
export class PracticeBasis {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  /** Fires after every change but the passing of time. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly content: ContentSource,
    readonly store: ProgressStore,
    readonly schedules: ScheduleStore,
    private readonly memento: vscode.Memento,
    readonly now: () => number,
  ) {
    // the store tells first: a listener here finds progress and schedule in step
    this.disposables.add(schedules.onDidChange(() => this.changed.fire()));
  }

  /** How all items stand at this moment. */
  get states(): ItemStates {
    return { progress: this.store.progress, schedule: this.schedules.schedule, now: this.now() };
  }

  async sources(): Promise<PracticeSources> {
    const index = await this.content.index();
    const { states } = this;
    const { schedule, now } = states;
    const today = schedule.today(now);
    const more = this.memento.get<MoreNew>(moreNewKey);
    const newLimit = budget(schedule, now, more?.day === today ? more.count : 0).introductions;
    return { ...states, index, seed: seedOfDay(schedule, now), newLimit };
  }

  /** Raises today's limit of new items. */
  async allowMoreNew(count: number): Promise<void> {
    const today = this.schedules.schedule.today(this.now());
    const before = this.memento.get<MoreNew>(moreNewKey);
    const sum = (before?.day === today ? before.count : 0) + count;
    await this.memento.update(moreNewKey, { day: today, count: sum } satisfies MoreNew);
    this.changed.fire();
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
