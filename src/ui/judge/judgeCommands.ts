import * as vscode from 'vscode';
import { failureText } from '../../core/judge/failureText';
import { commandIds } from '../ids';
import type { JudgeController, ShownAnswer } from './judgeController';
import type { JudgeModels } from './judgeModels';

export interface JudgeCommandServices {
  judge: JudgeController;
  models: JudgeModels;
  /** The answer on the panel, if feedback is shown. */
  shownAnswer: () => ShownAnswer | undefined;
}

/** The commands of the second opinion. They say why where they cannot do what they are for. */
export function registerJudgeCommands({
  judge,
  models,
  shownAnswer,
}: JudgeCommandServices): vscode.Disposable {
  const explain = (kind: 'unsupported' | 'no-models'): void => {
    const { title, advice } = failureText({ kind }, '');
    void vscode.window.showInformationMessage(`${title} ${advice}`);
  };
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register(commandIds.judgeAnswer, async () => {
      if (!models.isSupported) return explain('unsupported');
      const shown = shownAnswer();
      if (shown !== undefined) return judge.ask(shown);
      const message =
        'There is no answer to judge: hand in an answer to a question first, and stay on its feedback.';
      void vscode.window.showInformationMessage(message);
    }),
    register(commandIds.chooseJudgeModel, async () => {
      if (!models.isSupported) return explain('unsupported');
      if ((await models.change()) === 'none') explain('no-models');
    }),
  );
}
