import * as vscode from 'vscode';

const storageKey = 'judge.told';

/** Says what is sent where before the first request to each provider. */
export class SendingNote {
  constructor(
    private readonly memento: vscode.Memento,
    private readonly access: vscode.LanguageModelAccessInformation | undefined,
  ) {}

  /** Resolves to whether the user wants it sent. */
  async confirm(model: vscode.LanguageModelChat): Promise<boolean> {
    const told = this.memento.get<string[]>(storageKey, []);
    if (told.includes(model.vendor)) return true;
    const next = this.access?.canSendRequest(model) === true ? '' : ' VS Code may ask you to allow this.';
    const detail =
      `The question, the points and traps of its rubric, and your answer go to ${model.name}, provided in VS Code by "${model.vendor}". ` +
      `Nothing else is sent, and nothing without a click.${next} This is asked once for each provider.`;
    const send = 'Send';
    const message = `Send your answer to ${model.name}?`;
    const chosen = await vscode.window.showInformationMessage(message, { modal: true, detail }, send);
    if (chosen !== send) return false;
    await this.memento.update(storageKey, [...told, model.vendor]);
    return true;
  }
}
