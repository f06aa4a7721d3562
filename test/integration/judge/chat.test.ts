import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChatTurn } from '../../../src/core/chat/chatAnswer';
import type { CoachApi } from '../../../src/extension';

interface ChatResult {
  metadata?: { turn?: ChatTurn };
}

const answer =
  'We rotate the query and key vectors after their projections and before the dot product, in every layer.';

describe('@interviewer in the chat', () => {
  let api: CoachApi;

  before(async () => {
    const coach = vscode.extensions.getExtension<CoachApi>('llm-interview-coach.llm-interview-coach');
    api = await coach!.activate();
    await vscode.extensions.getExtension('test.fake-models')!.activate();
    // the chat finds its models when somebody asks for them
    await vscode.lm.selectChatModels({ vendor: 'fake' });
  });

  async function say(text: string): Promise<ChatTurn | undefined> {
    const query = { query: `@interviewer ${text}`, blockOnResponse: true };
    const result = await vscode.commands.executeCommand<ChatResult>('workbench.action.chat.open', query);
    return result.metadata?.turn;
  }

  it('asks, hints, grades and debriefs within one conversation', async function () {
    this.timeout(60_000); // VS Code builds its chat view for the first message

    const asked = await say('/start rotary');
    assert.deepEqual(asked, { kind: 'asked', question: 'rope-placement', hints: 0 });
    assert.deepEqual(await say('/hint'), { kind: 'asked', question: 'rope-placement', hints: 1 });
    const graded = await say(answer);
    assert.equal(graded?.kind, 'graded');
    assert.ok(graded?.kind === 'graded' && graded.score > 0 && graded.missed.length > 0);
    assert.equal((await say('/debrief'))?.kind, 'told');
    const known = api.store.of('question/rope-placement');
    assert.equal(known?.last, graded?.kind === 'graded' && graded.score);
  });
});

describe('tools for language models', () => {
  async function invoke(name: string, input: object): Promise<string[]> {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part as vscode.LanguageModelTextPart).value);
  }

  it('are there with their schemas', () => {
    const own = vscode.lm.tools.filter(({ name }) => name.startsWith('interviewCoach_'));
    assert.deepEqual(own.map(({ name }) => name).sort(), [
      'interviewCoach_gradeAnswer',
      'interviewCoach_pickQuestion',
      'interviewCoach_showProgress',
    ]);
  });

  it('pick a question and check an answer to it', async () => {
    const [markdown = '', json = ''] = await invoke('interviewCoach_pickQuestion', { topic: 'rotary' });
    const { id } = JSON.parse(json) as { id: string };
    assert.equal(id, 'rope-placement');
    assert.match(markdown, /^# Where rotary embeddings belong/);
    const [, report = ''] = await invoke('interviewCoach_gradeAnswer', { question: id, answer });
    assert.ok((JSON.parse(report) as { score: number }).score > 0);
  });

  it('say what is wrong with their input', async () => {
    const [message] = await invoke('interviewCoach_gradeAnswer', { question: 'rope-placemnt', answer });
    assert.equal(message, 'There is no question "rope-placemnt"; did you mean "rope-placement"?');
  });

  it('show the progress', async () => {
    const [, json = ''] = await invoke('interviewCoach_showProgress', {});
    assert.ok((JSON.parse(json) as unknown[]).length > 0);
  });
});
