import * as vscode from 'vscode';
import { type AnswerReport, scoreAnswer } from '../../core/answers/scoreAnswer';
import type { ItemKey, Question } from '../../core/content/items';
import { type CriterionKey, rubricVersion } from '../../core/judge/criteria';
import { failureText } from '../../core/judge/failureText';
import type { JudgeProgress } from '../../core/judge/judgeAnswer';
import type { JudgeFailure } from '../../core/judge/judgeFailure';
import { judgeView } from '../../core/judge/judgeView';
import type { LastJudgements, PastJudgement } from '../../core/judge/lastJudgements';
import { noWord, type OwnWord, ownWord } from '../../core/judge/ownWord';
import { type SettledOpinion, settledOpinion } from '../../core/judge/settledOpinion';
import { textHash } from '../../core/judge/textHash';
import type { ContentSource } from '../../core/ports';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { FromJudgeSection, JudgeView } from '../../protocol/judgeMessages';
import type { PanelState } from '../../protocol/panelMessages';
import type { JudgeModels } from './judgeModels';
import { LanguageModelJudge } from './languageModelJudge';
import type { SendingNote } from './sendingNote';

export interface JudgeServices {
  content: ContentSource;
  store: ProgressStore;
  last: LastJudgements;
  models: Pick<JudgeModels, 'isSupported' | 'choose' | 'change'>;
  note: Pick<SendingNote, 'confirm'>;
  log: vscode.LogOutputChannel;
  /** How long a model may send nothing. */
  idleMs?: number;
}

/** An answer on the panel. */
export interface ShownAnswer {
  /** Of the question. */
  id: string;
  answer: string;
}

interface Running {
  answer: string;
  model: string;
  progress: JudgeProgress | undefined;
  abort: AbortController;
}

interface Failed {
  answer: string;
  model: string;
  failure: JudgeFailure;
}

const defaultIdleMs = 90_000;

/** Gets second opinions from language models, one at a time for each question, and keeps what came of them. */
export class JudgeController {
  private readonly running = new Map<string, Running>();
  private readonly failed = new Map<string, Failed>();
  private readonly changed = new vscode.EventEmitter<ItemKey>();
  /** Fires with the question's key when its view is another one. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly services: JudgeServices) {}

  /** What the feedback page shows of it; undefined where there are no language models. */
  view(
    question: Question,
    answer: string,
    report: AnswerReport,
    word: OwnWord = noWord,
  ): JudgeView | undefined {
    const { models } = this.services;
    if (!models.isSupported) return undefined;
    const running = this.running.get(question.id);
    if (running?.answer === answer) return askingView(running, question);
    const failed = this.failed.get(question.id);
    if (failed?.answer === answer) return { phase: 'failed', ...failureText(failed.failure, failed.model) };
    const past = this.past(question, answer);
    if (past === undefined) return { phase: 'offered' };
    return judgeView(question, answer, report, past.judgement, past.decisions, word);
  }

  /** What an answer comes to with a second opinion; undefined when there is none, or a dispute to decide. */
  settled(question: Question, answer: string, word: OwnWord): SettledOpinion | undefined {
    const past = this.past(question, answer);
    return past && settledOpinion(question, scoreAnswer(question, answer), past, word);
  }

  /** A page of feedback with this section, once the self-check has ended: before, it would give the points away. */
  addTo(question: Question, state: PanelState | undefined): PanelState | undefined {
    if (state?.view !== 'feedback' || state.feedback.selfCheck !== undefined) return state;
    const { answer } = state.feedback;
    const judge = this.view(question, answer, scoreAnswer(question, answer), ownWord(state.feedback));
    return judge === undefined ? state : { ...state, feedback: { ...state.feedback, judge } };
  }

  /** What the candidate did in the section. */
  async handle(message: FromJudgeSection, shown: ShownAnswer | undefined): Promise<void> {
    if (shown === undefined || message.key !== `question/${shown.id}`) return;
    switch (message.type) {
      case 'judge/ask':
        return this.ask(shown);
      case 'judge/chooseModel':
        return this.ask(shown, 'change');
      case 'judge/cancel':
        return this.cancel(shown.id);
      case 'judge/decide':
        return this.decide(shown.id, message.criterion as CriterionKey, message.counts);
    }
  }

  /** Asks a model about an answer. Resolves when there is a judgement, or a reason why there is none. */
  async ask(shown: ShownAnswer, which: 'choose' | 'change' = 'choose'): Promise<void> {
    const { models, note } = this.services;
    if (this.running.get(shown.id)?.answer === shown.answer) return;
    if (!models.isSupported) return this.fail(shown, '', { kind: 'unsupported' });
    const model = await models[which]();
    if (model === undefined) return;
    if (model === 'none') return this.fail(shown, '', { kind: 'no-models' });
    if (await note.confirm(model)) await this.run(shown, model);
  }

  /** Stops what is running, and takes the message about a failure away. */
  cancel(id: string): void {
    this.running.get(id)?.abort.abort();
    if (this.failed.delete(id)) this.tell(id);
  }

  dispose(): void {
    for (const { abort } of this.running.values()) abort.abort();
    this.changed.dispose();
  }

  private async run(shown: ShownAnswer, model: vscode.LanguageModelChat): Promise<void> {
    const { id, answer } = shown;
    const question = await this.services.content.question(id);
    if (question === undefined) return;
    this.running.get(id)?.abort.abort();
    const running: Running = { answer, model: model.name, progress: undefined, abort: new AbortController() };
    this.running.set(id, running);
    this.failed.delete(id);
    this.tell(id);
    try {
      await this.judge(question, running, model);
    } finally {
      if (this.running.get(id) === running) this.running.delete(id);
      this.tell(id);
    }
  }

  private async judge(question: Question, running: Running, model: vscode.LanguageModelChat): Promise<void> {
    const { store, log, idleMs = defaultIdleMs } = this.services;
    const { id } = question;
    // loaded when it is needed: the schema validator costs more than the rest of the activation
    const { judgeAnswer } = await import('../../core/judge/judgeAnswer');
    const outcome = await judgeAnswer(new LanguageModelJudge(model, idleMs), {
      question,
      answer: running.answer,
      newNonce: () => crypto.randomUUID().replaceAll('-', ''),
      onProgress: (progress) => this.progress(id, running, progress),
      signal: running.abort.signal,
    });
    if (outcome.kind === 'judged') {
      await store.record(`question/${id}`, { type: 'judgement', ...outcome.judgement });
      return;
    }
    const { failure } = outcome;
    // who stops it knows that it has stopped
    if (failure.kind === 'cancelled') return;
    log.warn(`no second opinion from ${model.vendor}/${model.id}: ${JSON.stringify(failure)}`);
    this.failed.set(id, { answer: running.answer, model: model.name, failure });
  }

  private async decide(id: string, criterion: CriterionKey, counts: boolean): Promise<void> {
    await this.services.store.record(`question/${id}`, { type: 'dispute', criterion, counts });
    this.tell(id);
  }

  /** The latest judgement, if it is on this answer and on the rubric as it is now. */
  private past(question: Question, answer: string): PastJudgement | undefined {
    const past = this.services.last.of(`question/${question.id}`);
    const isOfThis =
      past?.judgement.answer === textHash(answer) && past.judgement.rubricVersion === rubricVersion(question);
    return isOfThis ? past : undefined;
  }

  private progress(id: string, running: Running, progress: JudgeProgress): void {
    const { progress: before } = running;
    running.progress = progress;
    // a new state for every piece of text would score the answer hundreds of times
    if (before?.judged !== progress.judged || before.attempt !== progress.attempt) this.tell(id);
  }

  private fail({ id, answer }: ShownAnswer, model: string, failure: JudgeFailure): void {
    this.failed.set(id, { answer, model, failure });
    this.tell(id);
  }

  private tell(id: string): void {
    this.changed.fire(`question/${id}`);
  }
}

function askingView({ model, progress }: Running, { points, traps }: Question): JudgeView {
  const total = points.length + traps.length;
  return { phase: 'asking', model, attempt: progress?.attempt ?? 1, judged: progress?.judged ?? 0, total };
}
