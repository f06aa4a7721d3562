import * as vscode from 'vscode';
import {
  gradeAnswerTool,
  pickQuestionTool,
  showProgressTool,
  type ToolInput,
  type ToolResult,
  type ToolSources,
} from '../../core/chat/toolResults';
import { toolNames } from '../ids';

type Tool = (input: ToolInput, sources: ToolSources) => ToolResult | Promise<ToolResult>;

const tools: Record<keyof typeof toolNames, { run: Tool; message: string }> = {
  pickQuestion: { run: pickQuestionTool, message: 'Choosing an interview question' },
  gradeAnswer: { run: gradeAnswerTool, message: 'Checking the answer offline' },
  showProgress: { run: showProgressTool, message: 'Reading your interview progress' },
};

/** Lets language models in chat use the coach. None of the tools changes anything. */
export function registerTools(sources: () => Promise<ToolSources>): vscode.Disposable {
  const registered = Object.entries(tools).map(([key, { run, message }]) => {
    const name = toolNames[key as keyof typeof toolNames];
    return vscode.lm.registerTool<ToolInput>(name, {
      prepareInvocation: () => ({ invocationMessage: message }),
      invoke: async ({ input }) => toParts(await run(input, await sources())),
    });
  });
  return vscode.Disposable.from(...registered);
}

function toParts(result: ToolResult): vscode.LanguageModelToolResult {
  const texts = result.ok ? [result.markdown, result.json] : [result.message];
  return new vscode.LanguageModelToolResult(texts.map((text) => new vscode.LanguageModelTextPart(text)));
}
