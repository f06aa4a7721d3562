import * as vscode from 'vscode';
import type { InterviewerSources } from '../../core/chat/interviewer';
import type { ContentSource } from '../../core/ports';
import type { Recorder } from '../../core/practice/recorder';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { PracticeSources } from '../../core/scheduling/choosePractice';
import type { ScheduleStore } from '../../core/scheduling/scheduleStore';
import type { Drafts } from '../interviewPanel/drafts';
import { registerTools } from './coachTools';
import { createInterviewer } from './interviewerParticipant';

export interface ChatServices {
  content: ContentSource;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  drafts: Drafts;
}

/** Chat participant and tools, each where this VS Code has chat or tools; elsewhere nothing happens. */
export function registerChat(
  { extensionUri }: vscode.ExtensionContext,
  { content, store, schedule, recorder, drafts }: ChatServices,
): vscode.Disposable {
  const practice = async (): Promise<PracticeSources> => {
    const now = Date.now();
    const index = await content.index();
    return { index, progress: store.progress, schedule: schedule.schedule, now, seed: now };
  };
  const registered: vscode.Disposable[] = [];
  const { chat, lm } = vscode as { chat?: Partial<typeof vscode.chat>; lm?: Partial<typeof vscode.lm> };
  if (typeof chat?.createChatParticipant === 'function') {
    const icon = vscode.Uri.joinPath(extensionUri, 'media', 'icons', 'panel.svg');
    const sources = async (): Promise<InterviewerSources> => ({
      content,
      practice: await practice(),
      draftOf: (id) => drafts.get(`question/${id}`),
      onGraded: async ({ id }, answer, report) => {
        drafts.set(`question/${id}`, answer);
        await recorder.answer(id, answer, report);
      },
      onHint: ({ id }) => recorder.hint(`question/${id}`),
    });
    registered.push(createInterviewer(sources, icon));
  }
  if (typeof lm?.registerTool === 'function')
    registered.push(registerTools(async () => ({ content, practice: await practice() })));
  return vscode.Disposable.from(...registered);
}
