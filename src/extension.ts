import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type * as drillPractice from './core/drills/drillPractice';
import { KataGrader } from './core/katas/kataGrader';
import type { GradeReport } from './core/katas/gradeReport';
import { type ProgressProblem, ProgressStore } from './core/progress/progressStore';
import { Recorder } from './core/practice/recorder';
import { ScheduleStore } from './core/scheduling/scheduleStore';
import { ChildSandbox } from './node/childSandbox';
import { DiskContent } from './node/diskContent';
import { FileEventLog } from './node/fileEventLog';
import { InterviewFiles } from './node/interviewFiles';
import { registerChat } from './ui/chat/registerChat';
import { registerCaseCommands } from './ui/commands/caseCommands';
import { activeItem, activeKata, registerKataCommands } from './ui/commands/kataCommands';
import { registerPracticeCommands } from './ui/commands/practiceCommands';
import { DrillPage } from './ui/drills/drillPage';
import { registerQuickFire } from './ui/drills/quickFire';
import { registerFormulaCommands } from './ui/formulas/formulaCommands';
import { configurationSection, solutionScheme } from './ui/ids';
import { Interviews } from './ui/interviews/interviews';
import { AnswerFlow } from './ui/interviewPanel/answerFlow';
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
import { PlotPage } from './ui/plots/plotPage';
import { registerPlotCommand } from './ui/plots/plotCommand';
import { PracticeBasis } from './ui/practice/practiceBasis';
import { PracticeController } from './ui/practice/practiceController';
import { registerScheduleSurfaces } from './ui/schedule/scheduleSurfaces';
import { settings } from './ui/settings';
import { StagedPage } from './ui/staged/stagedPage';
import { timers } from './ui/timers';

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

type Own = <T extends vscode.Disposable>(item: T) => T;

const now = (): number => Date.now();

export function activate(context: vscode.ExtensionContext): CoachApi {
  const own: Own = (item) => {
    context.subscriptions.push(item);
    return item;
  };
  const storage = context.globalStorageUri;
  const log = own(vscode.window.createOutputChannel('Interview Coach', { log: true }));
  const content = new DiskContent(path.join(context.extensionPath, 'dist', 'content'));
  const { store, schedule } = openProgress(storage.fsPath, log, own);
  const recorder = new Recorder(store, schedule, now);
  const shared: Shared = { context, content, store, schedule, recorder, log, own };
  const kataParts = createKatas(shared);
  const { files, katas, cases } = kataParts;
  const basis = own(new PracticeBasis(content, store, schedule, context.globalState, now));
  const practice = own(new PracticeController(content, basis, context.workspaceState));
  const drafts = own(new Drafts(context.globalState));
  const drills = createDrillPage(shared, drafts);
  const plots = new PlotPage(basis, context.globalState);
  const memento = context.globalState;
  const staged = own(new StagedPage({ ...shared, memento, drafts, loadDrills, timers, now }));
  const panel = createPanel(shared, kataParts, { practice, drafts, drills, staged, plots });
  own(registerKataLanguage(files, katas, cases));
  own(vscode.workspace.registerTextDocumentContentProvider(solutionScheme, new SolutionDocuments(content)));
  own(registerChat(context, { content, store, schedule, recorder, drafts }));
  own(registerPracticeCommands({ content, basis, practice, panel, files }));
  own(registerQuickFire({ basis, recorder, loadDrills, drawSeed, page: drills, panel, memento }));
  own(registerPlotCommand(plots, panel));
  own(registerFormulaCommands(content, panel, vscode.Uri.file(os.homedir())));
  const shown = (): ReturnType<typeof activeItem> => activeItem({ files, panel });
  own(registerScheduleSurfaces({ content, basis, practice, log, activeItem: shown }));
  own(registerKataCommands({ content, store, recorder, panel, files, katas }));
  const active = (): Promise<string | undefined> => activeKata({ files, content, panel });
  own(registerCaseCommands({ ...kataParts, activeKata: active }));
  own(vscode.window.onDidChangeWindowState(({ focused }) => void (focused && store.load())));
  void store.load();
  return { store, schedule, grade: (id, uri) => katas.grade(id, uri), onDidGrade: katas.onDidGrade, storage };
}

/** What every part of the extension works on. */
interface Shared {
  context: vscode.ExtensionContext;
  content: DiskContent;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  log: vscode.LogOutputChannel;
  own: Own;
}

interface PanelParts {
  practice: PracticeController;
  drafts: Drafts;
  drills: DrillPage;
  staged: StagedPage;
  plots: PlotPage;
}

interface KataParts {
  files: KataFiles;
  katas: KataController;
  cases: KataCases;
  pinned: PinnedStore;
  debugger: KataDebugger;
}

function createKatas({ context, content, recorder, log, own }: Shared): KataParts {
  const dist = path.join(context.extensionPath, 'dist');
  const storage = context.globalStorageUri;
  const runner = own(new ChildSandbox({ entry: path.join(dist, 'sandbox', 'child.js') }));
  const grader = new KataGrader(content, runner, drawSeed);
  const files = new KataFiles(content, storage);
  const pinned = new PinnedStore();
  const katas = own(new KataController({ content, grader, recorder, files, pinned, timers, log }));
  const cases = new KataCases({ content, grader, pinned, reportOn: (uri) => katas.reportOn(uri) });
  // in Electron the JavaScript debugger needs a Node of its own: it takes ELECTRON_RUN_AS_NODE away
  const runtime = process.versions.electron === undefined ? process.execPath : 'node';
  const driver = path.join(dist, 'debug', 'driver.js');
  return {
    files,
    katas,
    cases,
    pinned,
    debugger: new KataDebugger(content, { driver, runtime, storage }, log),
  };
}

function createDrillPage({ context, content, store, recorder }: Shared, drafts: Drafts): DrillPage {
  return new DrillPage({
    content,
    store,
    recorder,
    memento: context.globalState,
    draftOf: (key) => drafts.get(key),
    loadDrills,
    drawSeed,
  });
}

function createPanel(
  { context, content, store, schedule, recorder, log, own }: Shared,
  { files, katas }: KataParts,
  { practice, drafts, drills, staged, plots }: PanelParts,
): InterviewPanel {
  const memento = context.globalState;
  const services = { content, store, log, reportOf: (id: string) => katas.reportOf(id) };
  const answers = own(new AnswerFlow({ content, store, schedule, recorder, drafts, memento, now }));
  const home = vscode.Uri.file(os.homedir());
  const interviews = own(
    new Interviews({
      ...services,
      loadDrills,
      recorder,
      schedule,
      files,
      storage: new InterviewFiles(path.join(context.globalStorageUri.fsPath, 'interviews')),
      panel: () => panel,
      context,
      home,
    }),
  );
  const judge = createJudge(context, { content, store, log, shownAnswer: () => panel.answer });
  const { extensionUri } = context;
  const interview = interviews.page;
  const panel: InterviewPanel = own(
    new InterviewPanel({
      ...services,
      answers,
      judge,
      drafts,
      extensionUri,
      interview,
      practice,
      drills,
      staged,
      plots,
    }),
  );
  const settle = judge.settled.bind(judge);
  own(judge.onDidChange((key) => void answers.takeOpinion(key, settle).then(() => panel.refresh(key))));
  own(katas.onDidGrade(({ id }) => panel.refresh(`kata/${id}`)));
  own(katas.onDidGrade(({ id, report }) => interviews.interview.kataGraded(id, report)));
  return panel;
}

/** Drills come with a library of units: a bundle of its own, loaded with the first one. */
function loadDrills(): typeof drillPractice {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require('./drillPractice.js') as typeof drillPractice;
}

/** Any whole number; the seed of an attempt. */
function drawSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}

/** The progress log, and the schedule that follows from it. */
function openProgress(
  folder: string,
  log: vscode.LogOutputChannel,
  own: Own,
): { store: ProgressStore; schedule: ScheduleStore } {
  const events = new FileEventLog(path.join(folder, 'progress'), path.join(folder, 'device'));
  const store = new ProgressStore(events, (problem) => tell(problem, log), now);
  const schedule = own(new ScheduleStore(store, settings.schedule(), now));
  own(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(configurationSection)) schedule.configure(settings.schedule());
    }),
  );
  return { store, schedule };
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
