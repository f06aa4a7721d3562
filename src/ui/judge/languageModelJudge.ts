import * as vscode from 'vscode';
import { classifyModelError, type JudgeFailure, type JudgeReply } from '../../core/judge/judgeFailure';
import { type JudgePrompt, longestReply } from '../../core/judge/judgePrompt';
import type { JudgePort } from '../../core/ports';

const justification =
  'To judge your answer to an interview question, because you have asked for a second opinion.';

/** A judge that is a language model of VS Code. */
export class LanguageModelJudge implements JudgePort {
  /** @param idleMs how long a model may send nothing */
  constructor(
    private readonly model: vscode.LanguageModelChat,
    private readonly idleMs: number,
  ) {}

  get name(): string {
    return this.model.name;
  }

  async ask(prompt: JudgePrompt, onText: (soFar: string) => void, signal: AbortSignal): Promise<JudgeReply> {
    const source = new vscode.CancellationTokenSource();
    const watch = new Watch(this.idleMs, signal);
    try {
      // a provider need not listen when it is told to stop: the watch does not wait for it
      return await Promise.race([this.read(prompt, onText, source.token, watch), watch.stopped]);
    } finally {
      watch.dispose();
      source.cancel();
      source.dispose();
    }
  }

  private async read(
    { messages }: JudgePrompt,
    onText: (soFar: string) => void,
    token: vscode.CancellationToken,
    watch: Watch,
  ): Promise<JudgeReply> {
    let text = '';
    try {
      if (await this.isTooLong(messages, token)) return { ok: false, failure: { kind: 'too-long' } };
      const parts = messages.map((message) => vscode.LanguageModelChatMessage.User(message));
      const response = await this.model.sendRequest(parts, { justification }, token);
      // not before: the request waits while the user is asked to allow it
      watch.touch();
      for await (const part of response.text) {
        text += part;
        watch.touch();
        onText(text);
        if (text.length > longestReply) break;
      }
      return { ok: true, text };
    } catch (error) {
      return { ok: false, failure: toFailure(error, text !== '') };
    }
  }

  private async isTooLong(messages: readonly string[], token: vscode.CancellationToken): Promise<boolean> {
    try {
      const counts = await Promise.all(messages.map((message) => this.model.countTokens(message, token)));
      return counts.reduce((sum, count) => sum + count, 0) > this.model.maxInputTokens;
    } catch {
      return false; // a model that cannot count says by its own error that it is too much
    }
  }
}

/** Resolves when the user stops, or when nothing has come for too long since the last sign of life. */
class Watch {
  readonly stopped: Promise<JudgeReply>;
  private readonly stop: (failure: JudgeFailure) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly onAbort = (): void => this.stop({ kind: 'cancelled' });

  constructor(
    private readonly idleMs: number,
    private readonly signal: AbortSignal,
  ) {
    let settle: (failure: JudgeFailure) => void = () => {};
    this.stopped = new Promise((resolve) => {
      settle = (failure) => resolve({ ok: false, failure });
    });
    this.stop = settle;
    signal.addEventListener('abort', this.onAbort);
    if (signal.aborted) this.onAbort();
  }

  touch(): void {
    clearTimeout(this.timer);
    const seconds = Math.round(this.idleMs / 1000);
    this.timer = setTimeout(() => this.stop({ kind: 'timeout', seconds }), this.idleMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.signal.removeEventListener('abort', this.onAbort);
  }
}

function toFailure(error: unknown, hasText: boolean): JudgeFailure {
  if (!(error instanceof Error)) return classifyModelError({ message: String(error) }, hasText);
  const { message, cause } = error;
  const known = { message, ...(cause instanceof Error ? { cause: cause.message } : {}) };
  // a class from another bundle of VS Code need not be the one that we know
  const { code } = error as { code?: unknown };
  return classifyModelError(typeof code === 'string' ? { ...known, code } : known, hasText);
}
