import * as vscode from 'vscode';
import { type ChatTurn, openQuestion, parseTurn } from '../../core/chat/chatAnswer';
import { chatCommands, interview, type InterviewerSources } from '../../core/chat/interviewer';
import { chatParticipantId, commandIds } from '../ids';

/** `@interviewer` in the chat. It needs no model, and asks none. */
export function createInterviewer(
  sources: () => Promise<InterviewerSources>,
  icon: vscode.Uri,
): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(
    chatParticipantId,
    async ({ command, prompt }, { history }, stream) => {
      const answer = await interview(
        { command: chatCommands.find((known) => known === command), text: prompt, history: turnsOf(history) },
        await sources(),
      );
      stream.markdown(answer.text);
      for (const { title, question } of answer.actions)
        stream.button({ title, command: commandIds.openQuestion, arguments: [question] });
      return { metadata: { turn: answer.turn } };
    },
  );
  participant.iconPath = icon;
  participant.followupProvider = {
    provideFollowups: ({ metadata }) => followups(parseTurn(metadata?.turn)),
  };
  return participant;
}

function turnsOf(history: vscode.ChatContext['history']): ChatTurn[] {
  return history.flatMap((turn) => {
    const own = turn instanceof vscode.ChatResponseTurn ? parseTurn(turn.result.metadata?.turn) : undefined;
    return own === undefined ? [] : [own];
  });
}

function followups(turn: ChatTurn | undefined): vscode.ChatFollowup[] {
  if (turn === undefined) return [];
  if (openQuestion([turn]) !== undefined) return [{ prompt: '', command: 'hint', label: 'Give me a hint' }];
  if (turn.kind === 'told') return [{ prompt: '', command: 'start', label: 'Ask me a question' }];
  return [
    { prompt: '', command: 'start', label: 'Next question' },
    { prompt: '', command: 'debrief', label: 'Debrief' },
  ];
}
