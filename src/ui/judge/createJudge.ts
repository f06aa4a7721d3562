import type * as vscode from 'vscode';
import { LastJudgements } from '../../core/judge/lastJudgements';
import type { ContentSource } from '../../core/ports';
import type { ProgressStore } from '../../core/progress/progressStore';
import { registerJudgeCommands } from './judgeCommands';
import { JudgeController, type ShownAnswer } from './judgeController';
import { JudgeModels } from './judgeModels';
import { SendingNote } from './sendingNote';

export interface JudgeSources {
  content: ContentSource;
  store: ProgressStore;
  log: vscode.LogOutputChannel;
  /** The answer on the panel, if feedback is shown. */
  shownAnswer: () => ShownAnswer | undefined;
}

/** Puts the second opinion together. To be made before the store loads; it ends with the extension. */
export function createJudge(
  { subscriptions, globalState, languageModelAccessInformation }: vscode.ExtensionContext,
  { content, store, log, shownAnswer }: JudgeSources,
): JudgeController {
  const models = new JudgeModels();
  const note = new SendingNote(globalState, languageModelAccessInformation);
  const last = new LastJudgements(store);
  const judge = new JudgeController({ content, store, last, models, note, log });
  subscriptions.push(last, judge, registerJudgeCommands({ judge, models, shownAnswer }));
  return judge;
}
