import type { JudgeReply } from '../../../../src/core/judge/judgeFailure';
import type { JudgePrompt } from '../../../../src/core/judge/judgePrompt';
import type { JudgePort } from '../../../../src/core/ports';

/** The nonce that a prompt asks to be given back. */
export function nonceOf({ messages }: JudgePrompt): string {
  return /<answer-([a-z0-9]+)>/.exec(messages.join('\n'))?.[1] ?? '';
}

type Script = (prompt: JudgePrompt) => string | JudgeReply;

/** A judge that replies by script, one entry a request, and keeps what it was sent. */
export class ScriptedJudge implements JudgePort {
  readonly name = 'Scripted';
  readonly prompts: JudgePrompt[] = [];

  constructor(private readonly scripts: Script[]) {}

  async ask(prompt: JudgePrompt, onText: (soFar: string) => void): Promise<JudgeReply> {
    const script = this.scripts[this.prompts.length];
    this.prompts.push(prompt);
    if (script === undefined) throw new Error('asked more often than scripted');
    const reply = script(prompt);
    if (typeof reply !== 'string') return Promise.resolve(reply);
    for (let part = 1; part <= 20; part++) onText(reply.slice(0, Math.ceil((reply.length * part) / 20)));
    return Promise.resolve({ ok: true, text: reply });
  }
}

/** A reply in the wanted form. */
export function replyWith(entries: Record<string, [verdict: string, quote?: string]>): Script {
  return (prompt) =>
    JSON.stringify({
      nonce: nonceOf(prompt),
      criteria: Object.entries(entries).map(([id, [verdict, quote]]) => ({ id, verdict, quote })),
    });
}
