import path from 'node:path';
import * as vscode from 'vscode';
import { KataGrader } from './core/katas/kataGrader';
import type { GradeReport } from './core/katas/gradeReport';
import { type ProgressProblem, ProgressStore } from './core/progress/progressStore';
import { Recorder } from './core/practice/recorder';
import { ScheduleStore } from './core/scheduling/scheduleStore';
import { ChildSandbox } from './node/childSandbox';
import { DiskContent } from './node/diskContent';
import { FileEventLog } from './node/fileEventLog';
import { registerChat } from './ui/chat/registerChat';
import { registerCaseCommands } from './ui/commands/caseCommands';
import { activeKata, registerKataCommands } from './ui/commands/kataCommands';
import { registerPracticeCommands } from './ui/commands/practiceCommands';
import { configurationSection, solutionScheme, viewIds } from './ui/ids';
import { Drafts } from './ui/interviewPanel/drafts';
import { InterviewPanel } from './ui/interviewPanel/interviewPanel';
import { createJudge } from './ui/judge/createJudge';
import { KataCases } from './ui/katas/kataCases';
import { KataController } from './ui/katas/kataController';
import { KataDebugger } from './ui/katas/kataDebugger';
import { KataFiles } from './ui/katas/kataFiles';
import { registerKataLanguage } from './ui/katas/kataLanguage';
import { PinnedStore } from './ui/katas/pinnedStore';
import { SolutionDocuments } from './ui/katas/solutionDocuments';
import { settings } from './ui/settings';
import { timers } from './ui/timers';
import { StatusDecorations } from './ui/topicTree/statusDecorations';
import { TopicTreeProvider } from './ui/topicTree/topicTreeProvider';

/** What tests may reach. */
export interface CoachApi {
  store: ProgressStore;
  schedule: ScheduleStore;
  grade(id: string, uri?: vscode.Uri): Promise<GradeReport | undefined>;
  /** Fires after every verdict. */
  onDidGrade: KataController['onDidGrade'];
  /** Where the extension keeps its files. */
  storage: vscode.Uri;
}

export function activate(context: vscode.ExtensionContext): CoachApi {
  const own = <T extends vscode.Disposable>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };
  const dist = path.join(context.extensionPath, 'dist');
  const storage = context.globalStorageUri;
  const log = own(vscode.window.createOutputChannel('Interview Coach', { log: true }));
  const content = new DiskContent(path.join(dist, 'content'));
  const events = new FileEventLog(path.join(storage.fsPath, 'progress'), path.join(storage.fsPath, 'device'));
  const store = new ProgressStore(
    events,
    (problem) => tell(problem, log),
    () => Date.now(),
  );
  const schedule = own(new ScheduleStore(store, settings.schedule(), () => Date.now()));
  own(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(configurationSection)) schedule.configure(settings.schedule());
    }),
  );
  const recorder = new Recorder(store, schedule, () => Date.now());
  const runner = own(new ChildSandbox({ entry: path.join(dist, 'sandbox', 'child.js') }));
  const grader = new KataGrader(content, runner, () => Math.floor(Math.random() * 2 ** 31));
  const files = new KataFiles(content, storage);
  const pinned = new PinnedStore();
  const katas = own(new KataController({ content, grader, recorder, files, pinned, timers, log }));
  const cases = new KataCases({ content, grader, pinned, reportOn: (uri) => katas.reportOn(uri) });
  // in Electron the JavaScript debugger needs a Node of its own: it takes ELECTRON_RUN_AS_NODE away
  const runtime = process.versions.electron === undefined ? process.execPath : 'node';
  const driver = path.join(dist, 'debug', 'driver.js');
  const kataDebugger = new KataDebugger(content, { driver, runtime, storage }, log);
  const drafts = own(new Drafts(context.globalState));
  const judge = createJudge(context, { content, store, log, shownAnswer: () => panel.answer });
  const panel: InterviewPanel = own(
    new InterviewPanel({
      content,
      store,
      recorder,
      drafts,
      judge,
      log,
      extensionUri: context.extensionUri,
      reportOf: (id) => katas.reportOf(id),
    }),
  );
  own(katas.onDidGrade(({ id }) => panel.refreshKata(id)));
  const tree = own(new TopicTreeProvider(content, store));
  own(new StatusDecorations(store));
  own(vscode.window.createTreeView(viewIds.topics, { treeDataProvider: tree, showCollapseAll: true }));
  own(registerKataLanguage(files, katas, cases));
  own(vscode.workspace.registerTextDocumentContentProvider(solutionScheme, new SolutionDocuments(content)));
  own(registerChat(context, { content, store, schedule, recorder, drafts }));
  own(registerPracticeCommands({ content, store, panel, files }));
  own(registerKataCommands({ content, store, recorder, panel, files, katas }));
  const active = (): Promise<string | undefined> => activeKata({ files, content, panel });
  own(registerCaseCommands({ files, katas, cases, pinned, debugger: kataDebugger, activeKata: active }));
  own(vscode.window.onDidChangeWindowState(({ focused }) => void (focused && store.load())));
  void store.load();
  return { store, schedule, grade: (id, uri) => katas.grade(id, uri), onDidGrade: katas.onDidGrade, storage };
}

function tell(problem: ProgressProblem, log: vscode.LogOutputChannel): void {
  if (problem.kind === 'unreadable-records') {
    for (const detail of problem.details) log.warn(`progress log: ${detail}`);
    return;
  }
  log.error(`progress could not be saved: ${problem.reason}`);
  const message = `Interview Coach could not save your progress (${problem.reason}). It is kept until this window closes.`;
  void vscode.window.showErrorMessage(message, 'Show log').then((action) => action && log.show());
}
