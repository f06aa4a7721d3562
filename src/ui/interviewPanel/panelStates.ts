import type { ItemKey, Question } from '../../core/content/items';
import type { CompiledKata } from '../../core/katas/compiledKata';
import type { GradeReport } from '../../core/katas/gradeReport';
import { formulaGroups, formulaMarkdown } from '../../core/formulas/formulaSheet';
import type { ContentSource, FormulaSource, GuideSource } from '../../core/ports';
import { headerView, linkedItems, sourceView } from '../../core/practice/panelViews';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { DrillPage } from '../drills/drillPage';
import type { FlashcardPage } from '../flashcards/flashcardPage';
import type { PlotPage } from '../plots/plotPage';
import type { DashboardPage } from '../progress/dashboardPage';
import type { PanelSurface } from './panelSurface';
import type { FormulasState, KataState, PanelState, QuestionState } from '../../protocol/panelMessages';
import { isItemKey } from '../../protocol/answerMessages';
import type { StagedPage } from '../staged/stagedPage';
import type { PracticeController } from '../practice/practiceController';

/** What is on the panel, without what can be derived from it. */
export type Shown =
  | { view: 'question' | 'feedback'; id: string }
  | { view: 'kata'; id: string }
  | { view: 'drill'; id: string }
  | { view: 'flashcard'; id: string }
  | { view: 'staged'; key: ItemKey }
  | { view: 'interview' }
  | { view: 'practiceSummary' }
  | { view: 'formulas' }
  | { view: 'guide'; id: string }
  | { view: 'plot' }
  | { view: 'dashboard' };

export interface PanelSources {
  content: ContentSource & FormulaSource & GuideSource;
  store: ProgressStore;
  /** What there is to see of an attempt; undefined when there is none. */
  answerState: (question: Question) => Promise<PanelState | undefined>;
  draftOf: (key: string) => string;
  /** How many hints of a kata were asked for. */
  hintsOf: (id: string) => number;
  reportOf: (id: string) => GradeReport | undefined;
  drills: Pick<DrillPage, 'state' | 'receive'>;
  flashcards: Pick<FlashcardPage, 'state'>;
  staged: Pick<StagedPage, 'state' | 'receive' | 'judge' | 'leave'>;
  plots: Pick<PlotPage, 'state' | 'receive'>;
  dashboard: Pick<DashboardPage, 'state'>;
  /** Mock interviews. */
  interview: PanelSurface;
  /** The practice session of the window. */
  practice: Pick<PracticeController, 'bar' | 'summary' | 'onDidChange'>;
}

/**
 * What a panel showed before the window was reloaded, by what its page remembers.
 * @param hasAttempt whether there is an attempt at a question to go on with
 */
export function shownBefore(
  view: unknown,
  key: unknown,
  hasAttempt: (id: string) => boolean,
): Shown | undefined {
  if (view === 'practiceSummary' || view === 'formulas' || view === 'plot' || view === 'dashboard')
    return { view };
  const isStaged = view === 'staged' || view === 'stagedResult' || view === 'stagedStart';
  if (isStaged && isItemKey(key)) return { view: 'staged', key: key as ItemKey };
  const match = /^(question|kata|drill|flashcard|guide)\/([a-z0-9-]+)$/.exec(
    typeof key === 'string' ? key : '',
  );
  if (match === null) return undefined;
  const [, kind, id = ''] = match;
  if (kind === 'kata' || kind === 'drill' || kind === 'flashcard' || kind === 'guide')
    return { view: kind, id };
  return { view: view !== 'question' && hasAttempt(id) ? 'feedback' : 'question', id };
}

/** The whole state that the page is to draw. */
export async function panelState(shown: Shown, sources: PanelSources): Promise<PanelState> {
  if (shown.view === 'interview') return sources.interview.state();
  if (shown.view === 'practiceSummary') return sources.practice.summary();
  if (shown.view === 'formulas') return formulasState(sources.content);
  if (shown.view === 'guide') return guideState(shown.id, sources.content);
  if (shown.view === 'plot') return sources.plots.state();
  if (shown.view === 'dashboard') return sources.dashboard.state();
  if (shown.view === 'staged') return (await sources.staged.state(shown.key)) ?? missing(shown.key);
  if (shown.view === 'drill') return (await sources.drills.state(shown.id)) ?? missing(`drill/${shown.id}`);
  if (shown.view === 'flashcard')
    return (await sources.flashcards.state(shown.id)) ?? missing(`flashcard/${shown.id}`);
  if (shown.view === 'kata') {
    const kata = await sources.content.kata(shown.id);
    return kata === undefined ? missing(`kata/${shown.id}`) : kataState(kata, sources);
  }
  const question = await sources.content.question(shown.id);
  if (question === undefined) return missing(`question/${shown.id}`);
  const answered = shown.view === 'feedback' ? await sources.answerState(question) : undefined;
  return answered ?? questionState(question, sources);
}

function questionState(question: Question, { store, draftOf }: PanelSources): QuestionState {
  const key: ItemKey = `question/${question.id}`;
  return {
    view: 'question',
    item: headerView(question, store.of(key)),
    prompt: question.prompt,
    draft: draftOf(key),
    hasStages: question.stages !== undefined,
  };
}

async function kataState({ meta }: CompiledKata, sources: PanelSources): Promise<KataState> {
  const index = await sources.content.index();
  const state: KataState = {
    view: 'kata',
    item: headerView(meta, sources.store.of(`kata/${meta.id}`)),
    difficulty: meta.difficulty,
    statement: meta.statement,
    hints: meta.hints.slice(0, sources.hintsOf(meta.id)),
    hintCount: meta.hints.length,
    sources: meta.sources.map(sourceView),
    related: linkedItems(meta.related, index),
  };
  const report = sources.reportOf(meta.id);
  if (report === undefined) return state;
  const diagnoses = report.diagnoses.map(({ trap, title, explanation, question }) => {
    const [link] = question === undefined ? [] : linkedItems([`question/${question}`], index);
    return { trap, title, explanation, question: link };
  });
  const { status, message, passed, total } = report;
  return {
    ...state,
    verdict: { passed: status === 'passed', message, passedCases: passed, totalCases: total, diagnoses },
  };
}

async function formulasState(content: ContentSource & FormulaSource): Promise<FormulasState> {
  const [formulas, index] = await Promise.all([content.formulas(), content.index()]);
  return {
    view: 'formulas',
    groups: formulaGroups(formulas).map(({ title, entries }) => {
      const own = entries.map((entry) => {
        const { name, item } = entry;
        return { name, text: formulaMarkdown(entry), practise: linkedItems([item], index)[0] };
      });
      return { title, formulas: own };
    }),
  };
}

async function guideState(id: string, content: GuideSource): Promise<PanelState> {
  const guide = (await content.guides()).find((one) => one.id === id);
  if (guide === undefined) return missing(`guide/${id}`);
  return { ...guide, view: 'guide', sources: guide.sources.map(sourceView) };
}

function missing(key: string): PanelState {
  const text = `There is no item "${key}" in this version. Choose another one in the Interview Coach sidebar.`;
  return { view: 'message', title: 'Not found', text };
}
