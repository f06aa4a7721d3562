import type { ItemKey } from '../../core/content/items';
import type { GradeReport } from '../../core/katas/gradeReport';
import type { ContentSource } from '../../core/ports';
import { debriefView } from '../../core/sessions/debriefView';
import type { InterviewPlan } from '../../core/sessions/interviewPlan';
import {
  currentItem,
  type InterviewNotice,
  type InterviewState,
  placeOf,
} from '../../core/sessions/interviewState';
import { askedDrill, type LoadDrills, unreadable } from '../../core/sessions/interviewDrills';
import { noticeText } from '../../core/sessions/interviewText';
import { type AskedItem, interviewView, planView } from '../../core/sessions/interviewView';
import type { MockInterview } from '../../core/sessions/mockInterview';
import type { FromInterviewMessage } from '../../protocol/interviewMessages';
import type { MessageState, PanelState } from '../../protocol/panelMessages';
import type { PanelSurface } from '../interviewPanel/panelSurface';

export interface InterviewPageServices {
  content: ContentSource;
  interview: MockInterview;
  /** Resolves when a stored interview has been taken over. */
  restored: Promise<unknown>;
  now: () => number;
  /** A moment in the candidate's own time. */
  dateOf: (at: number) => string;
  reportOf: (id: string) => GradeReport | undefined;
  loadDrills: LoadDrills;
  /** Draws the page again. */
  refresh: () => void;
  /** What the page's buttons do beside acting on the interview. */
  run: {
    start: () => Promise<void>;
    resume: () => Promise<void>;
    end: () => Promise<void>;
    save: () => Promise<void>;
    openKata: (id: string) => Promise<void>;
    gradeKata: (id: string) => Promise<void>;
    resetKata: (id: string) => Promise<void>;
    openAnswer: (key: ItemKey, answer: string) => Promise<void>;
  };
}

/** The mock interview on the panel: its plan, the interview itself, and the debrief. */
export class InterviewPage implements PanelSurface {
  private pending: InterviewPlan | undefined;
  private isDebrief = false;
  private notice: { text: string; place: string } | undefined;
  /** What of the latest number was not understood. */
  private problem: { text: string; place: string } | undefined;

  constructor(private readonly services: InterviewPageServices) {}

  get item(): ItemKey | undefined {
    const { state } = this.services.interview;
    return state === undefined || this.isDebrief ? undefined : currentItem(state)?.key;
  }

  /** Shows a plan that begins when the candidate says so. */
  showPlan(plan: InterviewPlan): void {
    this.pending = plan;
    this.isDebrief = false;
  }

  showInterview(): void {
    this.pending = undefined;
    this.isDebrief = false;
  }

  showDebrief(): void {
    this.pending = undefined;
    this.isDebrief = true;
  }

  restore(view: unknown): boolean {
    this.isDebrief = view === 'debrief';
    return this.isDebrief || view === 'interview' || view === 'interviewPlan';
  }

  /** Takes in what the interviewer says of its own accord. */
  note(notices: readonly InterviewNotice[]): void {
    const { state } = this.services.interview;
    if (notices.some(({ kind }) => kind === 'finished')) this.showDebrief();
    if (state === undefined) return;
    const [text] = notices.map((notice) => noticeText(notice, state)).filter((one) => one !== undefined);
    const place = placeOf(state);
    if (text !== undefined) this.notice = { text, place };
    else if (this.notice?.place !== place) this.notice = undefined;
  }

  async state(): Promise<PanelState> {
    await this.services.restored;
    const { interview } = this.services;
    if (this.pending !== undefined) return planView(this.pending);
    if (this.isDebrief) return this.debriefState();
    const { state } = interview;
    if (state !== undefined)
      return interviewView(state, await this.asked(state), this.services.now(), this.notice?.text);
    return nothing('No interview is under way', 'Run "Start Mock Interview…" to begin one.');
  }

  async receive(message: FromInterviewMessage): Promise<void> {
    const { interview } = this.services;
    switch (message.type) {
      case 'interviewDraft':
        return interview.draft(message.place, message.text);
      case 'interviewAnswer':
        return this.answer(message.place, message.text);
      case 'interviewStep':
        return this.step(message);
      case 'interviewAction':
        return this.act(message.action);
      case 'interviewOpen':
        return this.openAnswer(message.key as ItemKey);
    }
  }

  private answer(place: string, text: string): void {
    const { interview, loadDrills } = this.services;
    const { state } = interview;
    const isHere = state !== undefined && placeOf(state) === place;
    const problem = isHere ? unreadable(state, text, loadDrills) : undefined;
    this.problem = problem === undefined ? undefined : { text: problem, place };
    if (problem === undefined) interview.answer(place, text);
    else this.services.refresh();
  }

  private async step({
    action,
    place,
  }: Extract<FromInterviewMessage, { type: 'interviewStep' }>): Promise<void> {
    const { interview, run } = this.services;
    if (action === 'skip') return interview.skip(place);
    if (action === 'next') return interview.next(place);
    const { state } = interview;
    const key = state === undefined || placeOf(state) !== place ? undefined : currentItem(state)?.key;
    if (key?.startsWith('kata/') === true) await run[action](key.slice('kata/'.length));
  }

  private async act(
    action: Extract<FromInterviewMessage, { type: 'interviewAction' }>['action'],
  ): Promise<void> {
    const { interview, run } = this.services;
    if (action === 'pause') return interview.pause();
    if (action !== 'begin') return run[action]();
    const plan = this.pending;
    this.pending = undefined;
    if (plan !== undefined) await interview.begin(plan);
  }

  private async asked(state: InterviewState): Promise<AskedItem> {
    const { content, reportOf, loadDrills } = this.services;
    const key = currentItem(state)?.key ?? '';
    const [kind, id = ''] = key.split('/');
    if (kind === 'question') return { question: await content.question(id) };
    if (kind === 'drill') {
      const drill = askedDrill(state, loadDrills);
      if (drill === undefined) return {};
      const problem = this.problem?.place === placeOf(state) ? this.problem.text : undefined;
      return { drill: problem === undefined ? drill : { ...drill, problem } };
    }
    if (kind !== 'kata') return {};
    const isGraded = state.steps.at(-1)?.result !== undefined;
    return { kata: await content.kata(id), report: isGraded ? reportOf(id) : undefined };
  }

  private async debriefState(): Promise<PanelState> {
    const { interview, content, dateOf } = this.services;
    const latest = await interview.debrief();
    if (latest.kind === 'unusable') return nothing('No debrief', latest.message);
    if (latest.kind === 'none')
      return nothing(
        'No debrief yet',
        'There is one after the first mock interview: run "Start Mock Interview…".',
      );
    const { state, debrief } = latest;
    return debriefView(state.id, debrief, await content.index(), dateOf(state.startedAt));
  }

  private async openAnswer(key: ItemKey): Promise<void> {
    const latest = await this.services.interview.debrief();
    const item = latest.kind === 'found' ? latest.debrief.items.find((one) => one.key === key) : undefined;
    await this.services.run.openAnswer(key, item?.answer ?? '');
  }
}

function nothing(title: string, text: string): MessageState {
  return { view: 'message', title, text };
}
