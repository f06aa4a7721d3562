import type * as vscode from 'vscode';
import type * as drillPractice from '../../core/drills/drillPractice';
import type { StageId } from '../../core/content/design';
import type { ItemKey } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import type { RatedBy } from '../../core/practice/attempt';
import type { Recorder } from '../../core/practice/recorder';
import { noSelfCheck } from '../../core/practice/resolvedAnswer';
import { checkResult, finishedCheck, hasQuestions, isJudged } from '../../core/practice/selfCheck';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { ScheduleStore } from '../../core/scheduling/scheduleStore';
import { askedFacts } from '../../core/staged/scoreStages';
import { parseStagedAttempt } from '../../core/staged/savedAttempt';
import {
  advance,
  finish,
  goTo,
  newStagedAttempt,
  pause,
  resume,
  type StagedAttempt,
  type StagedGiven,
  withAsked,
} from '../../core/staged/stagedAttempt';
import { stagedRecord, stagedResult } from '../../core/staged/stagedResult';
import { designTask, questionTask, type StagedTask } from '../../core/staged/stagedTask';
import { resultView, stageNamed, stageView, startView } from '../../core/staged/stagedViews';
import type { FromAnswerMessage } from '../../protocol/answerMessages';
import type { PanelState } from '../../protocol/panelMessages';
import type { FromStagedMessage } from '../../protocol/stagedMessages';
import type { Drafts } from '../interviewPanel/drafts';
import type { Timers } from '../katas/gradeSchedule';

export interface StagedPageServices {
  content: ContentSource;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  drafts: Drafts;
  memento: vscode.Memento;
  loadDrills: () => typeof drillPractice;
  timers: Timers;
  now: () => number;
}

/** What is kept of the time when the window goes without a word. */
const tickMs = 15_000;

/** Tasks in stages on the panel, one attempt at each. All is there again after a reload, with the clock paused. */
export class StagedPage {
  private readonly tasks = new Map<ItemKey, Promise<StagedTask | undefined>>();
  private readonly attempts = new Map<ItemKey, StagedAttempt | undefined>();
  /** The task on the page, whose clock may run. */
  private shown: ItemKey | undefined;
  private stopTick: (() => void) | undefined;

  constructor(private readonly services: StagedPageServices) {}

  /** Undefined when there is no such task in this version. */
  async state(key: ItemKey): Promise<PanelState | undefined> {
    const { content, store, schedule, loadDrills, now } = this.services;
    const task = await this.task(key);
    if (task === undefined) return undefined;
    this.shown = key;
    const progress = store.of(key);
    const { checkNumber } = loadDrills();
    const attempt = this.attemptAt(key);
    if (attempt === undefined) return startView(task, progress);
    const { given } = attempt;
    if (given === undefined) {
      this.tickOn();
      const at = advance(attempt, now());
      return stageView(task, { attempt: at, given: this.drafted(task), progress, checkNumber });
    }
    return resultView(task, {
      attempt: { ...attempt, given },
      progress,
      checkNumber,
      index: await content.index(),
      schedule: schedule.schedule,
      now: now(),
    });
  }

  /** Says whether the page is to be drawn again. */
  async receive(message: FromStagedMessage): Promise<boolean> {
    const key = message.key as ItemKey;
    const task = await this.task(key);
    const attempt = this.attemptAt(key);
    if (task === undefined) return false;
    const at = this.services.now();
    if (message.type === 'stagedStart' || message.type === 'stagedAgain') {
      // a clock that runs is not to begin anew
      if (attempt?.status === 'finished' || attempt === undefined) await this.begin(task);
      return true;
    }
    if (attempt === undefined || attempt.status === 'finished') return true; // of a page that is gone
    switch (message.type) {
      case 'stagedText':
        return this.write(task, attempt, message.stage, message.text);
      case 'stagedNumber':
        this.services.drafts.set(numberKey(key, message.number), message.text);
        await this.keep(advance(attempt, at), false);
        return task.stages.some(({ numbers }) => numbers.some(({ id }) => id === message.number));
      case 'stagedAsk':
        await this.keep(this.withFacts(task, advance(attempt, at)));
        return true;
      case 'stagedGo': {
        const stage = stageNamed(task, message.stage);
        if (stage !== undefined) await this.keep(goTo(attempt, stage, at));
        return true;
      }
      case 'stagedPause':
        await this.keep(pause(attempt, at, 'asked'));
        return true;
      case 'stagedResume':
        await this.keep(resume(attempt, at));
        return true;
      case 'stagedFinish':
        await this.handIn(task, attempt);
        return true;
      case 'stagedOpen':
        return true;
    }
  }

  /** What the candidate says of a finished attempt, in the words of the page of feedback. */
  async judge(message: FromAnswerMessage): Promise<void> {
    const key = message.key as ItemKey;
    const attempt = this.attemptAt(key);
    if (attempt?.given === undefined) return;
    const { check } = attempt;
    const { points, traps } = check.selfCheck;
    const keepCheck = (selfCheck: typeof check.selfCheck): Promise<void> =>
      this.keep({ ...attempt, check: { ...check, selfCheck } });
    switch (message.type) {
      case 'judgePoint':
        return keepCheck({ traps, points: { ...points, [message.point]: message.judgement } });
      case 'judgeTrap':
        return keepCheck({ points, traps: { ...traps, [message.trap]: message.meant } });
      case 'endCheck':
        return this.endCheck(attempt, message.how);
      case 'reopenCheck':
        await this.takeBack(attempt);
        return this.keep({ ...attempt, check: { selfCheck: check.selfCheck, phase: 'checking' } });
      case 'rate':
        await this.takeBack(attempt);
        await this.services.recorder.self(key, message.rating);
        return this.rememberRating(key, 'you');
      case 'undoRating':
        return this.takeBack(attempt);
      default:
        return; // of a page of feedback that is gone
    }
  }

  /** The candidate turns to something else: the clock stops, and a self-check that is open counts as skipped. */
  async leave(): Promise<void> {
    const key = this.shown;
    this.shown = undefined;
    this.stopTick?.();
    this.stopTick = undefined;
    const attempt = key === undefined ? undefined : this.attemptAt(key);
    if (attempt === undefined) return;
    if (attempt.status === 'finished') return this.endCheck(attempt, 'skipped');
    await this.keep(pause(attempt, this.services.now(), 'reload'));
  }

  dispose(): void {
    this.stopTick?.();
  }

  /** Kept, since what scoring prepares of a task hangs on it. */
  private task(key: ItemKey): Promise<StagedTask | undefined> {
    let task = this.tasks.get(key);
    if (task === undefined) {
      task = this.readTask(key);
      this.tasks.set(key, task);
    }
    return task;
  }

  private async readTask(key: ItemKey): Promise<StagedTask | undefined> {
    const { content } = this.services;
    const [kind, id = ''] = key.split('/');
    if (kind === 'design') {
      const design = await content.design(id);
      return design && designTask(design);
    }
    const question = kind === 'question' ? await content.question(id) : undefined;
    return question && questionTask(question);
  }

  private async begin({ key, stages }: StagedTask): Promise<void> {
    const [first] = stages;
    if (first !== undefined) await this.keep(newStagedAttempt(key, first.id, this.services.now()));
  }

  /** What is written is shown by the page already. */
  private async write(
    { key, stages }: StagedTask,
    attempt: StagedAttempt,
    stage: string,
    text: string,
  ): Promise<boolean> {
    if (!stages.some(({ id }) => id === stage)) return false;
    this.services.drafts.set(textKey(key, stage), text);
    await this.keep(advance(attempt, this.services.now()), false);
    return false;
  }

  private withFacts(task: StagedTask, attempt: StagedAttempt): StagedAttempt {
    const stage = task.stages.find(({ id }) => id === attempt.stage);
    if (stage === undefined) return attempt;
    const text = this.services.drafts.get(textKey(task.key, stage.id));
    return withAsked(attempt, askedFacts(task, stage, text));
  }

  private drafted({ key, stages }: StagedTask): StagedGiven {
    const { drafts } = this.services;
    const texts: Partial<Record<StageId, string>> = {};
    const numbers: Record<string, string> = {};
    for (const stage of stages) {
      texts[stage.id] = drafts.get(textKey(key, stage.id));
      for (const { id } of stage.numbers) numbers[id] = drafts.get(numberKey(key, id));
    }
    return { texts, numbers };
  }

  private async handIn(task: StagedTask, attempt: StagedAttempt): Promise<void> {
    const { drafts, recorder, loadDrills, now } = this.services;
    const given = this.drafted(task);
    const finished = finish(attempt, given, now());
    await this.keep(finished);
    for (const { id } of task.stages) drafts.set(textKey(task.key, id), '');
    for (const id of Object.keys(given.numbers)) drafts.set(numberKey(task.key, id), '');
    const result = stagedResult(task, given, noSelfCheck, loadDrills().checkNumber);
    await recorder.stagedAnswer(task.key, stagedRecord(task, finished, result));
    if (!hasQuestions(result.resolved)) await this.endCheck(finished, 'finished');
  }

  /** Writes down what the check has come to and rates the attempt by it, once. */
  private async endCheck(before: StagedAttempt, how: 'finished' | 'skipped'): Promise<void> {
    const { recorder, loadDrills } = this.services;
    const { key, given, check } = before;
    if (check.phase !== 'checking' || given === undefined) return;
    // at once: a second click must not rate a second time
    this.attempts.set(key, { ...before, check: { ...check, phase: how } });
    const task = await this.task(key);
    if (task === undefined) return;
    const resolve = (selfCheck: typeof check.selfCheck): ReturnType<typeof stagedResult>['resolved'] =>
      stagedResult(task, given, selfCheck, loadDrills().checkNumber).resolved;
    const selfCheck =
      how === 'finished' ? finishedCheck(resolve(check.selfCheck), check.selfCheck) : check.selfCheck;
    await this.keep({ ...before, check: { ...check, selfCheck, phase: how } });
    const resolved = resolve(selfCheck);
    if (isJudged(selfCheck)) await recorder.selfCheck(key, checkResult(resolved));
    const meant = resolved.traps.filter(({ standing }) => standing === 'confirmed').map(({ id }) => id);
    if ((await recorder.resolveAnswer(key, resolved.score, meant)) !== undefined)
      await this.rememberRating(key, 'answer');
  }

  private async takeBack({ key, check: { rating } }: StagedAttempt): Promise<void> {
    if (rating !== undefined) await this.services.schedule.undoRating(key, rating.id);
  }

  private async rememberRating(key: ItemKey, by: RatedBy): Promise<void> {
    const { last } = this.services.schedule.schedule.of(key).card;
    const attempt = this.attemptAt(key);
    if (attempt !== undefined && last !== undefined)
      await this.keep({ ...attempt, check: { ...attempt.check, rating: { id: last.id, by } } });
  }

  private attemptAt(key: ItemKey): StagedAttempt | undefined {
    if (!this.attempts.has(key))
      this.attempts.set(key, parseStagedAttempt(this.services.memento.get(storageKey(key))));
    return this.attempts.get(key);
  }

  /** @param writes whether it is worth a write to disk at once; the next tick writes it anyway */
  private async keep(attempt: StagedAttempt, writes = true): Promise<void> {
    this.attempts.set(attempt.key, attempt);
    if (writes) await this.services.memento.update(storageKey(attempt.key), attempt);
  }

  /** While a stage is open, the time is counted and written every now and then. */
  private tickOn(): void {
    this.stopTick ??= this.services.timers.after(tickMs, () => {
      this.stopTick = undefined;
      const attempt = this.shown === undefined ? undefined : this.attemptAt(this.shown);
      if (attempt?.status !== 'running') return;
      void this.keep(advance(attempt, this.services.now()));
      this.tickOn();
    });
  }
}

function storageKey(key: ItemKey): string {
  return `staged:${key}`;
}

function textKey(key: ItemKey, stage: string): string {
  return `${key}#${stage}`;
}

function numberKey(key: ItemKey, number: string): string {
  return `${key}#${number}#number`;
}
