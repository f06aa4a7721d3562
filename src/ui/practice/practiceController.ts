import * as vscode from 'vscode';
import type { IndexEntry, ItemKey } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import type { ProgressEvent } from '../../core/progress/events';
import type { PracticeScope } from '../../core/scheduling/choosePractice';
import {
  isOfScope,
  type PracticeSession,
  restorePractice,
  scopeOf,
  startPractice,
  summarisePractice,
} from '../../core/sessions/practiceSession';
import { endAtCurrent, goOn, skipCurrent, takenUp, withRecorded } from '../../core/sessions/practiceSteps';
import {
  currentEntry,
  type PracticeEnd,
  practiceBarView,
  practiceSummaryView,
} from '../../core/sessions/practiceViews';
import type { PracticeBar, PracticeSummaryState } from '../../protocol/practiceMessages';
import { DisposableStore } from '../disposableStore';
import { contextKeys } from '../ids';
import type { PracticeBasis } from './practiceBasis';

const sessionKey = 'practice.session';
const endKey = 'practice.end';

/**
 * The practice session of this window. It learns of results from the progress store, whatever surface they
 * come from, is stored after every step, and so survives a reload.
 */
export class PracticeController {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  /** Fires when the session has moved. */
  readonly onDidChange = this.changed.event;
  private session: PracticeSession | undefined;
  /** Steps wait for one another: two quick presses of a key are two steps. */
  private steps: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly content: ContentSource,
    private readonly basis: PracticeBasis,
    private readonly memento: vscode.Memento,
  ) {
    const stored = restorePractice(memento.get<string>(sessionKey, ''));
    this.session = stored && takenUp(stored, basis.now());
    this.announce();
    this.disposables.add(basis.store.onDidRecord((event) => void this.inTurn(() => this.record(event))));
    this.disposables.add(basis.onDidChange(() => this.changed.fire()));
  }

  /**
   * Begins a session, or goes on with the one under way if it is of the same kind and of today.
   * @returns the item to practise; undefined when there is none, or no more
   */
  start(scope: PracticeScope): Promise<IndexEntry | undefined> {
    return this.inTurn(async () => {
      const { schedule } = this.basis.schedules;
      const now = this.basis.now();
      const { session } = this;
      const isToday = session !== undefined && schedule.today(session.startedAt) === schedule.today(now);
      if (isToday && isOfScope(session, scope)) return this.resume(session);
      if (session !== undefined) await this.close(session);
      const { seed } = await this.basis.sources();
      return this.advance(startPractice(crypto.randomUUID(), scope, String(seed), now));
    });
  }

  /** Goes on to the next item, passing over the one under way if it was not tried. */
  next(): Promise<IndexEntry | undefined> {
    return this.inTurn(() => {
      return this.session === undefined ? Promise.resolve(undefined) : this.advance(this.session);
    });
  }

  /** Back to the item under way, as long as there is something left to do of it; else on to the next. */
  goOn(): Promise<IndexEntry | undefined> {
    return this.inTurn(() => {
      return this.session === undefined ? Promise.resolve(undefined) : this.resume(this.session);
    });
  }

  /** Marks the item under way as skipped, whatever was tried of it, and goes on. */
  skip(): Promise<IndexEntry | undefined> {
    return this.inTurn(() => {
      const { session } = this;
      if (session === undefined) return Promise.resolve(undefined);
      return this.advance(skipCurrent(session, this.basis.now()));
    });
  }

  end(): Promise<void> {
    return this.inTurn(async () => {
      if (this.session !== undefined) await this.close(this.session);
    });
  }

  get isUnderWay(): boolean {
    return this.session !== undefined;
  }

  /** Whether the session is at this item. */
  isAt(key: ItemKey | undefined): boolean {
    return key !== undefined && this.session?.current?.key === key;
  }

  /** The kind of the session, if it is at this item once all that was recorded has been counted. */
  sessionAt(key: ItemKey): Promise<PracticeScope['kind'] | undefined> {
    return this.inTurn(() => Promise.resolve(this.isAt(key) ? this.session?.kind : undefined));
  }

  /** What the bar above the item `shown` says; undefined without a session. */
  async bar(shown: ItemKey | undefined): Promise<PracticeBar | undefined> {
    const sources = await this.basis.sources();
    return this.session && practiceBarView(this.session, sources, shown);
  }

  /** How the latest session ended. */
  async summary(): Promise<PracticeSummaryState> {
    const end = this.memento.get<PracticeEnd>(endKey, { scope: { kind: 'practice' } });
    return practiceSummaryView(end, await this.basis.sources());
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async resume(session: PracticeSession): Promise<IndexEntry | undefined> {
    const { index } = await this.basis.sources();
    const entry = session.current?.finished === true ? undefined : currentEntry(session, index);
    return entry ?? this.advance(session);
  }

  private async advance(session: PracticeSession): Promise<IndexEntry | undefined> {
    const sources = await this.basis.sources();
    const next = goOn(session, sources);
    const entry = currentEntry(next, sources.index);
    if (entry === undefined) await this.close(next);
    else await this.store(next);
    return entry;
  }

  private async record(event: ProgressEvent): Promise<void> {
    if (this.session === undefined) return;
    const points =
      event.type === 'answer' ? await this.content.question(event.item.slice('question/'.length)) : undefined;
    const { last } = this.basis.schedules.schedule.of(event.item).card;
    const rating = last !== undefined && last.at >= this.session.startedAt ? last.rating : undefined;
    const session = withRecorded(this.session, event, points?.points.map(({ id }) => id) ?? [], rating);
    if (session !== this.session) await this.store(session);
  }

  /** Ends a session and writes down what was done in it. */
  private async close(session: PracticeSession): Promise<void> {
    const summary = summarisePractice(endAtCurrent(session, this.basis.now()), this.basis.now());
    await this.memento.update(endKey, { scope: scopeOf(session), summary } satisfies PracticeEnd);
    await this.store(undefined);
    const [first] = summary?.items ?? [];
    if (summary !== undefined && first !== undefined)
      await this.basis.store.record(first.key, { type: 'session', session: summary });
  }

  private async store(session: PracticeSession | undefined): Promise<void> {
    this.session = session;
    this.announce();
    await this.memento.update(sessionKey, session && JSON.stringify(session));
  }

  private announce(): void {
    const isUnderWay = this.session !== undefined;
    void vscode.commands.executeCommand('setContext', contextKeys.practiceActive, isUnderWay);
    this.changed.fire();
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.steps.then(step);
    this.steps = done.catch(() => undefined); // whoever asked for the step is told
    return done;
  }
}
