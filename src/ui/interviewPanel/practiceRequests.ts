import type { PracticeAction } from '../../protocol/practiceMessages';
import { commandIds } from '../ids';

/** The command behind each thing that the page offers about practice. */
export const practiceCommands: Record<PracticeAction, string> = {
  start: commandIds.startPractice,
  next: commandIds.nextQuestion,
  skip: commandIds.skipItem,
  end: commandIds.endPractice,
  topic: commandIds.practiseTopic,
  moreNew: commandIds.moreNewItems,
  wrongItems: commandIds.reviewWrongItems,
  flashcards: commandIds.reviewFlashcards,
  undo: commandIds.undoRating,
};
