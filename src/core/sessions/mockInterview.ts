import type { ItemKey, ItemKind, Question } from '../content/items';
import type { GradeReport } from '../katas/gradeReport';
import type { ContentSource } from '../ports';
import type { Recorder } from '../practice/recorder';
import type { ProgressStore } from '../progress/progressStore';
import type { PracticeSources } from '../scheduling/choosePractice';
import type { ScheduleStore } from '../scheduling/scheduleStore';
import { type Debrief, debriefInterview } from './debrief';
import { type JudgedDrill, judgeDrills, type LoadDrills } from './interviewDrills';
import { type JudgedAnswer, judgeAnswers, nextFollowUp } from './interviewJudge';
import { type InterviewAction, startInterview, stepInterview } from './interviewMachine';
import type { InterviewLength, InterviewPlan } from './interviewPlan';
import { currentItem, type InterviewNotice, type InterviewState, placeOf } from './interviewState';
import type { InterviewStore, StoredInterview } from './interviewStore';
import { type PlannedInterview, planInterview } from './planInterview';
import type { RoleProfile } from './roleProfiles';
import { summarise } from './sessionHistory';
import type { SessionLog } from './sessionLog';
import { resultOfKata } from './stepResult';

export interface MockInterviewServices {
  content: ContentSource;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  sessions: SessionLog;
  interviews: InterviewStore;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  loadDrills: LoadDrills;
}

/** What the interview's page can ask. */
const askedKinds: readonly ItemKind[] = ['question', 'kata', 'drill'];

export type LatestDebrief =
  | { kind: 'none' }
  | { kind: 'unusable'; message: string }
  | { kind: 'found'; state: InterviewState; debrief: Debrief };

/**
 * Holds the mock interview of this window: asks, judges in silence, writes down and saves after every action.
 * What the candidate does names the place that it is for (`placeOf`); what comes late for another is left out.
 */
export class MockInterview {
  private current: InterviewState | undefined;
  private latest: InterviewState | undefined;
  private readonly questions = new Map<ItemKey, Question>();
  private records: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<(notices: InterviewNotice[]) => void>();

  constructor(private readonly services: MockInterviewServices) {}

  /** The interview under way, running or paused. */
  get state(): InterviewState | undefined {
    return this.current;
  }

  /** Draws a plan; nothing begins yet. */
  async plan(role: RoleProfile, minutes: InterviewLength): Promise<PlannedInterview> {
    const { content, sessions, newId } = this.services;
    const index = (await content.index()).filter(({ kind }) => askedKinds.includes(kind));
    return planInterview({ role, minutes, seed: newId(), index, recent: sessions.recentItems() });
  }

  async begin(plan: InterviewPlan): Promise<void> {
    await this.loadQuestions(plan);
    this.keep(startInterview(this.services.newId(), plan, this.services.now()));
    this.changed([]);
  }

  /** Takes over what is stored, paused; an interview that runs here stays as it is. */
  async restore(): Promise<StoredInterview> {
    const { interviews, now } = this.services;
    const stored = await interviews.load('interview', now());
    if (this.current !== undefined && (this.current.status === 'running' || interviews.isBehind))
      return { kind: 'found', state: this.current };
    this.current = undefined;
    if (stored.kind === 'found') {
      await this.loadQuestions(stored.state.plan);
      this.keep(stored.state);
    }
    this.changed([]);
    return this.current === undefined && stored.kind === 'found' ? { kind: 'none' } : stored;
  }

  /** Goes on with what is stored. */
  async resume(): Promise<StoredInterview> {
    const stored = await this.restore();
    if (stored.kind === 'found') this.act({ type: 'resume' });
    return stored;
  }

  pause(): void {
    this.act({ type: 'pause' });
  }

  /** To be called every ten seconds or so while an interview runs. */
  tick(): void {
    this.act({ type: 'tick' });
  }

  /** Keeps what is being written. */
  draft(place: string, text: string): void {
    if (this.isAt(place)) this.act({ type: 'draft', text });
  }

  /** Takes an answer, then asks a follow-up or moves on. */
  answer(place: string, text: string): void {
    if (this.isAt(place)) this.actAndGoOn({ type: 'answer', text });
  }

  /** Leaves the open follow-up, else the item. */
  skip(place = this.place): void {
    if (!this.isAt(place)) return;
    const [, followUps] = place.split('.');
    if (followUps === '0') this.act({ type: 'skip' });
    else this.actAndGoOn({ type: 'skip' });
  }

  /** Leaves a kata with its latest verdict, or the closing. */
  next(place: string): void {
    if (!this.isAt(place)) return;
    if (this.current?.steps.at(-1)?.result === undefined) this.act({ type: 'next' });
    else this.actAndGoOn({ type: 'answer', text: '' });
  }

  finish(): void {
    this.act({ type: 'finish' });
  }

  /** Ends without a debrief. Answers that were given are in the log. */
  discard(): void {
    this.current = undefined;
    this.services.interviews.save('interview', undefined);
    this.changed([]);
  }

  /** The verdict on a kata; it counts while that kata is what is asked. */
  kataGraded(id: string, report: Pick<GradeReport, 'status' | 'passed' | 'total' | 'diagnoses'>): void {
    const key: ItemKey = `kata/${id}`;
    if (this.current === undefined || currentItem(this.current)?.key !== key) return;
    this.act({ type: 'result', key, result: resultOfKata(report) });
  }

  /** What the latest finished interview showed, by the schedule as it stands now. */
  async debrief(): Promise<LatestDebrief> {
    const { interviews, sessions, now } = this.services;
    const stored = await interviews.load('debrief', now());
    const state = stored.kind === 'found' ? stored.state : this.latest;
    if (state === undefined) return stored.kind === 'unusable' ? stored : { kind: 'none' };
    await this.records;
    if (sessions.finished().every(({ id }) => id !== state.id)) await this.recordSession(state);
    return {
      kind: 'found',
      state,
      debrief: debriefInterview(state, await this.sources(state), sessions.finished()),
    };
  }

  /** Resolves when everything so far is recorded and saved. */
  async settled(): Promise<void> {
    await this.records;
    await this.services.interviews.settled();
  }

  /** Calls `listener` after every change but the passing of time and the candidate's typing. */
  onDidChange(listener: (notices: InterviewNotice[]) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  private get place(): string {
    return this.current === undefined ? '' : placeOf(this.current);
  }

  private isAt(place: string): boolean {
    return this.current !== undefined && this.place === place;
  }

  private act(action: InterviewAction): void {
    const before = this.current;
    const notices = this.step(action);
    const isQuiet =
      (action.type === 'tick' || action.type === 'draft') &&
      notices.length === 0 &&
      this.current?.status === before?.status;
    if (!isQuiet) this.changed(notices);
  }

  private actAndGoOn(action: InterviewAction): void {
    const steps = this.current?.steps.length;
    const notices = this.step(action);
    const after = this.current;
    // the clock may have moved on already
    if (after !== undefined && after.steps.length === steps) notices.push(...this.step(this.goOn(after)));
    this.changed(notices);
  }

  private goOn(state: InterviewState): InterviewAction {
    const key = currentItem(state)?.key;
    const question = key && this.questions.get(key);
    const followUp = question && nextFollowUp(state, question);
    if (followUp === undefined) return { type: 'next' };
    return { type: 'follow-up', id: followUp.id, prompt: followUp.prompt };
  }

  private step(action: InterviewAction): InterviewNotice[] {
    if (this.current === undefined) return [];
    const { state, notices } = stepInterview(this.current, action, this.services.now());
    this.keep(state);
    return notices;
  }

  /** Judges what has been answered meanwhile, writes it down and saves. */
  private keep(state: InterviewState): void {
    const judged = judgeAnswers(state, (key) => this.questions.get(key));
    const drills = judgeDrills(state, this.services.loadDrills);
    const at = state.lastAt;
    let kept = state;
    for (const { key, followUp, result } of [
      ...judged,
      ...drills.map((drill) => ({ ...drill, followUp: undefined })),
    ])
      kept = stepInterview(kept, { type: 'result', key, followUp, result }, at).state;
    for (const answer of judged) if (answer.followUp === undefined) this.recordAnswer(answer);
    for (const drill of drills) if (!drill.isCut) this.recordDrill(drill);
    const { interviews } = this.services;
    if (kept.status !== 'finished') {
      this.current = kept;
      interviews.save('interview', kept);
      return;
    }
    this.current = undefined;
    this.latest = kept;
    interviews.save('debrief', kept);
    interviews.save('interview', undefined);
    this.records = this.records.then(() => this.recordSession(kept));
  }

  private recordAnswer({ key, text, isCut, report }: JudgedAnswer): void {
    const { recorder } = this.services;
    const traps = report.traps.map(({ id }) => id);
    this.records = this.records.then(async () => {
      await recorder.answer(key.replace('question/', ''), text, report);
      // half a sentence says nothing of what is known
      if (!isCut) await recorder.resolveAnswer(key, report.score, traps);
    });
  }

  private recordDrill({ id, seed, given, correct, misconception }: JudgedDrill): void {
    const { recorder } = this.services;
    this.records = this.records.then(() => recorder.drill(id, { seed, given, correct, misconception }));
  }

  private async recordSession(state: InterviewState): Promise<void> {
    const session = summarise(state);
    const [first] = session.items;
    if (first !== undefined) await this.services.store.record(first.key, { type: 'session', session });
  }

  private async sources({ id }: InterviewState): Promise<PracticeSources> {
    const { content, store, schedule, now } = this.services;
    const index = await content.index();
    return { index, progress: store.progress, schedule: schedule.schedule, now: now(), seed: id };
  }

  private async loadQuestions({ phases }: InterviewPlan): Promise<void> {
    for (const { key } of phases.flatMap(({ items }) => items)) {
      if (!key.startsWith('question/')) continue;
      const question = await this.services.content.question(key.slice('question/'.length));
      if (question !== undefined) this.questions.set(key, question);
    }
  }

  private changed(notices: InterviewNotice[]): void {
    for (const listener of this.listeners) listener(notices);
  }
}
