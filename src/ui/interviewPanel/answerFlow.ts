import type * as vscode from 'vscode';
import { scoreAnswer } from '../../core/answers/scoreAnswer';
import type { ItemKey, Question } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import { answerState, followUpKey } from '../../core/practice/answerState';
import { type OwnWord, ownWord } from '../../core/judge/ownWord';
import type { SettledOpinion } from '../../core/judge/settledOpinion';
import {
  type Attempt,
  givenUp,
  newAttempt,
  parseAttempt,
  type RatedBy,
  withFollowUp,
  withPoint,
  withRating,
  withTrap,
} from '../../core/practice/attempt';
import { LastAnswers } from '../../core/practice/lastAnswers';
import type { Recorder } from '../../core/practice/recorder';
import { resolveAnswer } from '../../core/practice/resolvedAnswer';
import { checkResult, finishedCheck, hasQuestions, isJudged } from '../../core/practice/selfCheck';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { ScheduleStore } from '../../core/scheduling/scheduleStore';
import type { FromAnswerMessage } from '../../protocol/answerMessages';
import type { PanelState } from '../../protocol/panelMessages';
import type { Drafts } from './drafts';

export interface AnswerFlowServices {
  content: ContentSource;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  drafts: Drafts;
  memento: vscode.Memento;
  now: () => number;
}

/** What the panel is to show after a message; undefined leaves the page as it is. */
export type AnswerView = { view: 'question' | 'feedback'; id: string } | undefined;

const storageKey = 'attempt';

/** One answer from handing it in to the next attempt: self-check, rating, follow-ups, model answer. */
export class AnswerFlow {
  private attempt: Attempt | undefined;
  private readonly lastAnswers: LastAnswers;

  /** To be made before the store loads. */
  constructor(private readonly services: AnswerFlowServices) {
    this.lastAnswers = new LastAnswers(services.store);
    this.attempt = parseAttempt(services.memento.get(storageKey));
  }

  /** Whether there is an attempt at a question to go on with, perhaps of an earlier window. */
  has(id: string): boolean {
    return this.attempt?.id === id;
  }

  /** The answer to a question whose self-check has ended. */
  checkedAnswer(id: string): { id: string; answer: string } | undefined {
    const { attempt } = this;
    if (attempt?.id !== id || attempt.phase === 'checking' || attempt.answer === undefined) return undefined;
    return { id, answer: attempt.answer };
  }

  /** The state that the page is to draw; undefined when there is no attempt at this question. */
  async state(question: Question): Promise<PanelState | undefined> {
    const { content, store, schedule, drafts, now } = this.services;
    const index = await content.index();
    if (this.attempt?.id !== question.id) return undefined;
    return answerState(question, this.attempt, {
      index,
      progress: store.of(`question/${question.id}`),
      schedule: schedule.schedule,
      now: now(),
      draftOf: (key) => drafts.get(key),
    });
  }

  /** The candidate turns to something else: a self-check that is still open counts as skipped. */
  async leave(): Promise<void> {
    const { attempt } = this;
    if (attempt === undefined) return;
    await this.endCheck(attempt, 'skipped');
    if (this.isCurrent(attempt)) await this.keep(undefined);
  }

  /** Takes up an answer that was given, checked and rated elsewhere, for reading what is said about it. */
  async review(id: string, answer: string): Promise<void> {
    await this.leave();
    const attempt = newAttempt({ id, at: this.services.now() }, answer, undefined);
    await this.keep({ ...attempt, phase: 'skipped' });
  }

  /**
   * A second opinion that leaves nothing to decide takes the place of what the self-check has come to, also in the
   * rating, unless the candidate gave that. A look at the model answer ends this: it would tell on the rating.
   * @param settle what an answer comes to, given the candidate's own word
   */
  async takeOpinion(
    key: ItemKey,
    settle: (question: Question, answer: string, word: OwnWord) => SettledOpinion | undefined,
  ): Promise<void> {
    const { attempt } = this;
    if (attempt === undefined || key !== `question/${attempt.id}` || attempt.answer === undefined) return;
    if (attempt.phase === 'checking' || attempt.withModel) return;
    const question = await this.services.content.question(attempt.id);
    if (question === undefined || !this.isCurrent(attempt)) return;
    const { answer, selfCheck } = attempt;
    const resolved = resolveAnswer(question, answer, scoreAnswer(question, answer), selfCheck);
    const opinion = settle(question, answer, ownWord(resolved));
    if (opinion === undefined) return;
    await this.services.recorder.selfCheck(key, opinion);
    if (attempt.rating === undefined || attempt.rating.by === 'you') return;
    await this.takeBack(attempt);
    await this.services.recorder.resolveAnswer(key, opinion.score, opinion.traps);
    await this.rememberRating(attempt, 'model');
  }

  dispose(): void {
    this.lastAnswers.dispose();
  }

  async handle(message: FromAnswerMessage): Promise<AnswerView> {
    const id = message.key.replace('question/', '');
    switch (message.type) {
      case 'draft':
        return void this.services.drafts.set(message.key, message.text);
      case 'submit':
        return this.submit(id, message.text);
      case 'giveUp':
        return this.giveUp(id);
      case 'followUpDraft':
        return void this.services.drafts.set(followUpKey(id, message.followUp), message.text);
      default:
        if (this.attempt?.id !== id) return undefined; // of a page that is gone
        return (await this.change(this.attempt, message))
          ? { view: 'feedback', id }
          : { view: 'question', id };
    }
  }

  /** Says whether the page stays with the attempt. */
  private async change(
    attempt: Attempt,
    message: Exclude<FromAnswerMessage, { type: 'draft' | 'submit' | 'giveUp' | 'followUpDraft' }>,
  ): Promise<boolean> {
    switch (message.type) {
      case 'judgePoint':
        if (attempt.phase === 'checking')
          await this.keep(withPoint(attempt, message.point, message.judgement));
        return true;
      case 'judgeTrap':
        if (attempt.phase === 'checking') await this.keep(withTrap(attempt, message.trap, message.meant));
        return true;
      case 'endCheck':
        await this.endCheck(attempt, message.how);
        return true;
      case 'reopenCheck':
        await this.reopenCheck(attempt);
        return true;
      case 'rate':
        await this.rate(attempt, message.rating);
        return true;
      case 'undoRating':
        await this.takeBack(attempt);
        return true;
      case 'revealModel':
        await this.reveal(attempt);
        return true;
      case 'followUpSubmit':
        this.services.drafts.set(followUpKey(attempt.id, message.followUp), message.text);
        if (message.text.trim() !== '')
          await this.keep(withFollowUp(attempt, message.followUp, message.text));
        return true;
      case 'followUpAgain':
        await this.keep(withFollowUp(attempt, message.followUp, undefined));
        return true;
      case 'answerAgain':
        await this.leave();
        return false;
      default:
        return assertNever(message);
    }
  }

  private async submit(id: string, answer: string): Promise<AnswerView> {
    const { content, drafts, recorder, now } = this.services;
    const question = await content.question(id);
    if (question === undefined || answer.trim() === '') return undefined;
    const previous = this.lastAnswers.of(`question/${id}`);
    const attempt = newAttempt({ id, at: now() }, answer, previous);
    drafts.set(`question/${id}`, answer);
    await Promise.all([drafts.flush(), this.keep(attempt)]);
    const report = scoreAnswer(question, answer);
    await recorder.answer(id, answer, report);
    // with nothing to ask, what was found is final
    if (!hasQuestions(resolveAnswer(question, answer, report, attempt.selfCheck)))
      await this.endCheck(attempt, 'finished');
    return { view: 'feedback', id };
  }

  private async giveUp(id: string): Promise<AnswerView> {
    const attempt = givenUp({ id, at: this.services.now() });
    await this.keep(attempt);
    const rating = await this.services.recorder.reveal(`question/${id}`, false);
    if (rating !== undefined) await this.rememberRating(attempt, 'answer');
    return { view: 'feedback', id };
  }

  /** Writes down what the check has come to and rates the answer by it, once. */
  private async endCheck(before: Attempt, how: 'finished' | 'skipped'): Promise<void> {
    const { content, recorder } = this.services;
    if (before.phase !== 'checking' || before.answer === undefined) return;
    const ended: Attempt = { ...before, phase: how };
    this.attempt = ended; // at once: a second click must not rate a second time
    const question = await content.question(before.id);
    if (question === undefined) return;
    const report = scoreAnswer(question, before.answer);
    const resolve = (check: Attempt['selfCheck']): ReturnType<typeof resolveAnswer> =>
      resolveAnswer(question, before.answer ?? '', report, check);
    const selfCheck =
      how === 'finished' ? finishedCheck(resolve(before.selfCheck), before.selfCheck) : before.selfCheck;
    await this.keep({ ...ended, selfCheck });
    const resolved = resolve(selfCheck);
    const key: ItemKey = `question/${before.id}`;
    if (isJudged(selfCheck)) await recorder.selfCheck(key, checkResult(resolved));
    const meant = resolved.traps.filter(({ standing }) => standing === 'confirmed').map(({ id }) => id);
    if ((await recorder.resolveAnswer(key, resolved.score, meant)) !== undefined)
      await this.rememberRating(before, 'answer');
  }

  private async reopenCheck(attempt: Attempt): Promise<void> {
    if (attempt.answer === undefined || attempt.withModel) return;
    await this.takeBack(attempt);
    await this.keep({ ...withRating(attempt, undefined), phase: 'checking' });
  }

  private async reveal(attempt: Attempt): Promise<void> {
    await this.endCheck(attempt, 'skipped');
    if (this.attempt === undefined || !this.isCurrent(attempt)) return;
    await this.keep({ ...this.attempt, withModel: true });
    await this.services.recorder.reveal(`question/${attempt.id}`, true);
  }

  /** The candidate's own rating, in place of the one that was derived. */
  private async rate(attempt: Attempt, rating: Parameters<Recorder['self']>[1]): Promise<void> {
    const key: ItemKey = `question/${attempt.id}`;
    if (attempt.phase === 'checking') return;
    const { card } = this.services.schedule.schedule.of(key);
    if (card.last?.id === attempt.rating?.id && card.last?.rating === rating) return;
    await this.takeBack(attempt);
    await this.services.recorder.self(key, rating);
    await this.rememberRating(attempt, 'you');
  }

  private async takeBack({ id, rating }: Attempt): Promise<void> {
    if (rating !== undefined) await this.services.schedule.undoRating(`question/${id}`, rating.id);
  }

  private async rememberRating(attempt: Attempt, by: RatedBy): Promise<void> {
    const { last } = this.services.schedule.schedule.of(`question/${attempt.id}`).card;
    if (this.attempt !== undefined && this.isCurrent(attempt) && last !== undefined)
      await this.keep(withRating(this.attempt, { id: last.id, by }));
  }

  /** Whether no other attempt has begun while something was written. */
  private isCurrent({ id, at }: Attempt): boolean {
    return this.attempt?.id === id && this.attempt.at === at;
  }

  private async keep(attempt: Attempt | undefined): Promise<void> {
    this.attempt = attempt;
    await this.services.memento.update(storageKey, attempt);
  }
}

function assertNever(value: never): never {
  throw new Error(`unexpected message ${JSON.stringify(value)}`);
}
