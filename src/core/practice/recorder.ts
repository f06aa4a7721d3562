import type { AnswerReport } from '../answers/scoreAnswer';
import type { ItemKey } from '../content/items';
import type { GradeReport } from '../katas/gradeReport';
import type { AnswerAttempt, DrillAttempt, Rating, RatingSource, SelfCheckResult } from '../progress/events';
import type { ProgressStore } from '../progress/progressStore';
import { type RatingContext, rateAnswer, rateDrill, rateKata, rateReveal } from '../scheduling/rating';
import type { ScheduleStore } from '../scheduling/scheduleStore';

/** How a kata came to be graded. `automatic`: on save or while typing; a failure then is no attempt at recall. */
export interface KataRecord {
  report: Pick<GradeReport, 'status' | 'passed' | 'total' | 'diagnoses'>;
  automatic: boolean;
  /** The program that was graded. */
  code?: string;
}

/** Longer programs are not kept, in characters: the log is read at every start. */
const maximumCode = 32_000;

/**
 * Writes down what the learner did, and the rating that follows from it. Every method resolves when all of it
 * is saved, or when the store has reported why not; to the rating given, if any.
 */
export class Recorder {
  private readonly lastCode = new Map<string, string>();

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly store: ProgressStore,
    private readonly schedule: ScheduleStore,
    private readonly now: () => number,
  ) {}

  /** An answer as the offline check found it. It is rated once it is resolved: see `resolveAnswer`. */
  async answer(id: string, text: string, { score, scoreRange, points, traps }: AnswerReport): Promise<void> {
    const found = points.filter(({ status }) => status === 'found').map((point) => point.id);
    const fallenInto = traps.map((trap) => trap.id);
    const item: ItemKey = `question/${id}`;
    await this.store.record(item, { type: 'answer', score, scoreRange, found, traps: fallenInto, text });
  }

  /** An answer given in stages, as the offline check found it; rated once it is resolved, too. */
  async stagedAnswer(item: ItemKey, attempt: Omit<AnswerAttempt, 'type'>): Promise<void> {
    await this.store.record(item, { type: 'answer', ...attempt });
  }

  /** What the candidate's own check has made of the latest answer to an item. */
  async selfCheck(item: ItemKey, result: Omit<SelfCheckResult, 'type'>): Promise<void> {
    await this.store.record(item, { type: 'selfCheck', ...result });
  }

  /**
   * Rates the latest answer to an item by its resolved score (0-100): what was found and what the candidate
   * has confirmed.
   */
  async resolveAnswer(item: ItemKey, score: number, traps: readonly string[]): Promise<Rating | undefined> {
    return this.rate(item, 'answer', rateAnswer(score, traps, this.context(item)));
  }

  async kata(id: string, { report, automatic, code }: KataRecord): Promise<Rating | undefined> {
    const item: ItemKey = `kata/${id}`;
    const rating = rateKata(report.status, this.context(item));
    const { status, passed, total, diagnoses } = report;
    const traps = diagnoses.map(({ trap }) => trap);
    const attempt = { type: 'kata' as const, status, passed, total, traps };
    await this.store.record(item, {
      ...attempt,
      ...(automatic ? { automatic } : {}),
      ...this.codeToKeep(id, code),
    });
    return this.rate(item, 'kata', rating);
  }

  /** One answer to one draw of a drill. */
  async drill(id: string, attempt: Omit<DrillAttempt, 'type'>): Promise<Rating | undefined> {
    const item: ItemKey = `drill/${id}`;
    const rating = rateDrill(attempt, this.context(item));
    await this.store.record(item, { type: 'drill', ...attempt });
    return this.rate(item, 'drill', rating);
  }

  async hint(item: ItemKey): Promise<void> {
    await this.store.record(item, { type: 'hint' });
  }

  /**
   * The learner looks at the solution or the model answer.
   * @param isRated whether the attempt that came before it is rated already, or will be
   */
  async reveal(item: ItemKey, isRated: boolean): Promise<Rating | undefined> {
    const rating = isRated ? undefined : rateReveal(this.context(item));
    await this.store.record(item, { type: 'reveal' });
    return this.rate(item, item.startsWith('kata/') ? 'kata' : 'answer', rating);
  }

  /** The learner's own rating, where nothing else judges, or instead of what was derived. */
  async self(item: ItemKey, rating: Rating): Promise<Rating> {
    await this.schedule.rate(item, rating, 'self');
    return rating;
  }

  /** A program is kept once, however often it is graded. */
  private codeToKeep(id: string, code: string | undefined): { code?: string } {
    if (code === undefined || code.length > maximumCode || code === this.lastCode.get(id)) return {};
    this.lastCode.set(id, code);
    return { code };
  }

  private context(item: ItemKey): RatingContext {
    return this.schedule.schedule.ratingContext(item, this.now());
  }

  private async rate(
    item: ItemKey,
    source: RatingSource,
    rating: Rating | undefined,
  ): Promise<Rating | undefined> {
    if (rating !== undefined) await this.schedule.rate(item, rating, source);
    return rating;
  }
}
