import type * as vscode from 'vscode';
import type { ItemKey } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import { flashcardState, newRecall, parseRecall, type Recall } from '../../core/practice/recall';
import type { Recorder } from '../../core/practice/recorder';
import type { Rating } from '../../core/progress/events';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { ScheduleStore } from '../../core/scheduling/scheduleStore';
import type { FlashcardRequest, FlashcardState } from '../../protocol/flashcardMessages';
import type { PracticeController } from '../practice/practiceController';

export interface FlashcardPageServices {
  content: ContentSource;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  practice: Pick<PracticeController, 'sessionAt'>;
  memento: vscode.Memento;
  now: () => number;
  /** Leads on to the next item of the session. */
  goOn: () => PromiseLike<unknown>;
}

const storageKey = 'flashcard';

/** Flashcards on the panel. The one that is open is there again after a reload, with its answer if that was shown. */
export class FlashcardPage {
  private recall: Recall | undefined;
  /** The card whose rating leads on to the next one. */
  private passed: Recall['before'];
  /** One after the other: a key that is pressed twice must not rate twice. */
  private steps: Promise<unknown> = Promise.resolve();

  constructor(private readonly services: FlashcardPageServices) {
    this.recall = parseRecall(services.memento.get(storageKey));
  }

  /** Begins with a card anew, front up. */
  open(id: string): void {
    void this.keep(newRecall(id, this.passed));
  }

  /** Undefined when there is no such card in this version. */
  async state(id: string): Promise<FlashcardState | undefined> {
    const { content, store, schedule, now } = this.services;
    const recall = this.recall?.id === id ? this.recall : newRecall(id);
    this.recall = recall;
    const [card, index] = await Promise.all([content.flashcard(id), content.index()]);
    if (card === undefined) return undefined;
    const progress = store.of(`flashcard/${id}`);
    return flashcardState(card, recall, { index, progress, schedule: schedule.schedule, now: now() });
  }

  receive(message: FlashcardRequest): Promise<void> {
    const done = this.steps.then(() => this.handle(message));
    this.steps = done.catch(() => undefined); // whoever sent it is told
    return done;
  }

  private async handle(message: FlashcardRequest): Promise<void> {
    const { recall } = this;
    if (recall?.id !== message.key.replace('flashcard/', '')) return; // of a page that is gone
    if (message.type === 'showBack') return this.keep({ ...recall, shown: true });
    if (message.type === 'undoRating') return this.takeBack(recall);
    if (recall.shown) await this.rate(recall, message.rating);
  }

  private async rate(recall: Recall, rating: Rating): Promise<void> {
    const { schedule, recorder, practice, goOn } = this.services;
    const key: ItemKey = `flashcard/${recall.id}`;
    const { last } = schedule.schedule.of(key).card;
    if (recall.rating !== undefined && last?.id === recall.rating && last.rating === rating) return;
    await this.takeBack(recall);
    await recorder.self(key, rating);
    const given = schedule.schedule.of(key).card.last?.id;
    if (given === undefined || this.recall !== recall) return; // another card was opened meanwhile
    await this.keep({ ...recall, rating: given });
    if ((await practice.sessionAt(key)) !== 'flashcards') return;
    this.passed = { id: recall.id, rating: given };
    await goOn();
    this.passed = undefined;
  }

  private async takeBack({ id, rating }: Recall): Promise<void> {
    if (rating !== undefined) await this.services.schedule.undoRating(`flashcard/${id}`, rating);
  }

  private async keep(recall: Recall): Promise<void> {
    this.recall = recall;
    await this.services.memento.update(storageKey, recall);
  }
}
