import * as vscode from 'vscode';
import { configurationSection } from '../ids';

const setting = 'judgeModel';

/** The language models of VS Code, and which of them is to judge. */
export class JudgeModels {
  /** What was picked and is still on its way into the settings. */
  private picked: string | undefined;

  /** Hosts without language models lack the namespace, or a part of it. */
  get isSupported(): boolean {
    const lm = (vscode as Partial<typeof vscode>).lm as Partial<typeof vscode.lm> | undefined;
    return typeof lm?.selectChatModels === 'function';
  }

  /**
   * The model that the settings name, or the only one there is; else the one that the user picks, which is
   * remembered.
   * @returns undefined when the user has picked none
   */
  async choose(): Promise<vscode.LanguageModelChat | 'none' | undefined> {
    const models = await this.all();
    const [first, second] = models;
    if (first === undefined) return 'none';
    const saved = vscode.workspace.getConfiguration(configurationSection).get<string>(setting, '').trim();
    const wanted = this.picked ?? saved;
    const known = models.find((model) => nameOf(model) === wanted);
    if (known !== undefined) return known;
    return second === undefined && wanted === '' ? first : this.pick(models, wanted);
  }

  /** Lets the user pick, whatever the settings say. */
  async change(): Promise<vscode.LanguageModelChat | 'none' | undefined> {
    const models = await this.all();
    return models.length === 0 ? 'none' : this.pick(models, '');
  }

  private async all(): Promise<vscode.LanguageModelChat[]> {
    return this.isSupported ? vscode.lm.selectChatModels() : [];
  }

  private async pick(
    models: readonly vscode.LanguageModelChat[],
    missing: string,
  ): Promise<vscode.LanguageModelChat | undefined> {
    const rows = models.map((model) => {
      const description = `${model.vendor} · ${model.family}`;
      const detail = `reads up to ${model.maxInputTokens.toLocaleString('en')} tokens`;
      return { label: model.name, description, detail, model };
    });
    const placeHolder =
      missing === ''
        ? 'Which model is to judge your answers?'
        : `"${missing}" is not there. Which model is to judge your answers?`;
    const picked = await vscode.window.showQuickPick(rows, { placeHolder, matchOnDescription: true });
    if (picked === undefined) return undefined;
    await this.remember(nameOf(picked.model));
    return picked.model;
  }

  private async remember(name: string): Promise<void> {
    this.picked = name;
    const { Global } = vscode.ConfigurationTarget;
    try {
      await vscode.workspace.getConfiguration(configurationSection).update(setting, name, Global);
      this.picked = undefined;
    } catch {
      // settings that cannot be written, by policy or by a broken file: it holds for this window
    }
  }
}

/** How the setting names a model. */
function nameOf({ vendor, id }: vscode.LanguageModelChat): string {
  return `${vendor}/${id}`;
}
