import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type * as drillPractice from './core/drills/drillPractice';
import { KataGrader } from './core/katas/kataGrader';
import type { GradeReport } from './core/katas/gradeReport';
import type { ItemKey } from './core/content/items';
import type { ProgressEvent } from './core/progress/events';
import { HistoryLog } from './core/progress/historyLog';
import { type ProgressProblem, ProgressStore } from './core/progress/progressStore';
import { Recorder } from './core/practice/recorder';
import { dayToIso } from './core/scheduling/learnerDay';
import { ScheduleStore } from './core/scheduling/scheduleStore';
import { SessionLog } from './core/sessions/sessionLog';
import { ChildSandbox } from './node/childSandbox';
import { DiskContent } from './node/diskContent';
import { FileEventLog, type LogPlaces } from './node/fileEventLog';
import { InterviewFiles } from './node/interviewFiles';
import { itemEvents } from './node/itemEvents';
import { LogProgressFiles } from './node/logProgressFiles';
import { removeAll } from './node/removeAll';
import { registerChat } from './ui/chat/registerChat';
import { registerCaseCommands } from './ui/commands/caseCommands';
import { activeItem, activeKata, registerKataCommands } from './ui/commands/kataCommands';
import { registerPracticeCommands } from './ui/commands/practiceCommands';
import { DrillPage } from './ui/drills/drillPage';
import { registerQuickFire } from './ui/drills/quickFire';
import { FlashcardPage } from './ui/flashcards/flashcardPage';
import { registerFormulaCommands } from './ui/formulas/formulaCommands';
import { registerGuideCommand } from './ui/guides/guideCommand';
import { commandIds, configurationSection, solutionScheme } from './ui/ids';
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
import { DashboardPage, ProgressView } from './ui/progress/dashboardPage';
import { finishDeletion, registerDeletion } from './ui/progress/deleteAllData';
import { Notes } from './ui/progress/notes';
import { PastWork } from './ui/progress/pastWork';
import { backUpWeekly, registerTransferCommands } from './ui/progress/progressTransferCommands';
import { SharedFolder } from './ui/progress/sharedFolder';
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
  finishDeletion(context, removeAll);
  const storage = context.globalStorageUri;
  const log = own(vscode.window.createOutputChannel('Interview Coach', { log: true }));
  const content = new DiskContent(path.join(context.extensionPath, 'dist', 'content'));
  const { store, schedule, events, places } = openProgress(storage.fsPath, log, own);
  const recorder = new Recorder(store, schedule, now);
  const shared: Shared = { context, content, store, schedule, recorder, log, own };
  const kataParts = createKatas(shared);
  const { files, katas, cases } = kataParts;
  const basis = own(new PracticeBasis(content, store, schedule, context.globalState, now));
  const practice = own(new PracticeController(content, basis, context.workspaceState));
  const drafts = own(new Drafts(context.globalState));
  const drills = createDrillPage(shared, drafts);
  const plots = new PlotPage(basis, context.globalState);
  const dashboard = createDashboard(shared, basis);
  const flashcards = createFlashcardPage(shared, practice);
  const memento = context.globalState;
  const staged = own(new StagedPage({ ...shared, memento, drafts, loadDrills, timers, now }));
  const parts = { practice, drafts, drills, flashcards, staged, plots, dashboard };
  const panel = createPanel(shared, kataParts, parts);
  own(registerKataLanguage(files, katas, cases));
  own(vscode.workspace.registerTextDocumentContentProvider(solutionScheme, new SolutionDocuments(content)));
  own(registerChat(context, { content, store, schedule, recorder, drafts }));
  own(registerPracticeCommands({ content, basis, practice, panel, files }));
  own(registerQuickFire({ basis, recorder, loadDrills, drawSeed, page: drills, panel, memento }));
  own(registerPlotCommand(plots, panel));
  own(vscode.commands.registerCommand(commandIds.openDashboard, () => panel.showDashboard()));
  own(registerFormulaCommands(content, panel, vscode.Uri.file(os.homedir())));
  own(registerGuideCommand(content, panel));
  const shown = (): ReturnType<typeof activeItem> => activeItem({ files, panel });
  own(registerScheduleSurfaces({ content, basis, practice, log, activeItem: shown }));
  own(registerKataCommands({ content, store, recorder, panel, files, katas }));
  const targets = { content, activeItem: shown };
  own(new Notes(store, targets).register());
  const eventsOf = (item: ItemKey): Promise<ProgressEvent[]> => itemEvents(places.folder, item);
  own(new PastWork({ ...targets, progress: () => store.progress, eventsOf }).register());
  const active = (): Promise<string | undefined> => activeKata({ files, content, panel });
  own(registerCaseCommands({ ...kataParts, activeKata: active }));
  const follow = createTransfer(shared, events, places);
  own(vscode.window.onDidChangeWindowState(({ focused }) => void (focused && follow())));
  void follow();
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
  flashcards: FlashcardPage;
  staged: StagedPage;
  plots: PlotPage;
  dashboard: DashboardPage;
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

function createFlashcardPage(
  { context, content, store, schedule, recorder }: Shared,
  practice: PracticeController,
): FlashcardPage {
  const goOn = (): Thenable<unknown> => vscode.commands.executeCommand(commandIds.nextQuestion);
  const memento = context.workspaceState;
  return new FlashcardPage({ content, store, schedule, recorder, practice, memento, now, goOn });
}

function createPanel(
  { context, content, store, schedule, recorder, log, own }: Shared,
  { files, katas }: KataParts,
  { practice, drafts, drills, flashcards, staged, plots, dashboard }: PanelParts,
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
      flashcards,
      staged,
      plots,
      dashboard,
    }),
  );
  const settle = judge.settled.bind(judge);
  own(judge.onDidChange((key) => void answers.takeOpinion(key, settle).then(() => panel.refresh(key))));
  own(katas.onDidGrade(({ id }) => panel.refresh(`kata/${id}`)));
  own(katas.onDidGrade(({ id, report }) => interviews.interview.kataGraded(id, report)));
  return panel;
}

/** The dashboard follows the log, and must be made before that is read. */
function createDashboard({ context, store, own }: Shared, basis: PracticeBasis): DashboardPage {
  const page = new DashboardPage(basis, own(new HistoryLog(store)), own(new SessionLog(store)));
  own(new ProgressView(page, basis, context.extensionUri).register());
  return page;
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
): { store: ProgressStore; schedule: ScheduleStore; events: FileEventLog; places: LogPlaces } {
  const places = {
    folder: path.join(folder, 'progress'),
    deviceFile: path.join(folder, 'device'),
    snapshotFile: path.join(folder, 'progress-snapshot.json'),
  };
  const events = new FileEventLog(places);
  const store = new ProgressStore(events, (problem) => tell(problem, log), now);
  const schedule = own(new ScheduleStore(store, settings.schedule(), now));
  own(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(configurationSection)) schedule.configure(settings.schedule());
    }),
  );
  return { store, schedule, events, places };
}

/** Export, backup and the shared folder; returns what reads the logs anew, those of other machines included. */
function createTransfer(
  { context, store, schedule, log, own }: Shared,
  events: FileEventLog,
  { folder }: LogPlaces,
): () => Promise<void> {
  const files = new LogProgressFiles(events, folder, path.join(context.globalStorageUri.fsPath, 'backups'));
  const home = vscode.Uri.file(os.homedir());
  const today = (): string => dayToIso(schedule.schedule.today(now()));
  const services = { files, store, home, today };
  const shared = own(new SharedFolder(files, store, log));
  own(registerTransferCommands(services));
  own(registerDeletion(context, files));
  let isBackedUp = false;
  return async () => {
    await store.load();
    await shared.bringInStep();
    if (isBackedUp) return;
    isBackedUp = true;
    await backUpWeekly(services).catch((error: unknown) => log.warn('no backup was made', error));
  };
}

function tell(problem: ProgressProblem, log: vscode.LogOutputChannel): void {
  if (problem.kind === 'unreadable-records') {
    for (const detail of problem.details) log.warn(`progress log: ${detail}`);
    return;
  }
  if (problem.kind === 'saved-again') {
    log.info('progress is saved again');
    void vscode.window.showInformationMessage('Interview Coach has saved all your progress now.');
    return;
  }
  log.error(`progress could not be saved: ${problem.reason}`);
  const message = `Interview Coach could not save your progress: ${problem.reason}. What you do is kept in this window, and saved as soon as that works.`;
  void vscode.window.showErrorMessage(message, 'Show log').then((action) => action && log.show());
}
