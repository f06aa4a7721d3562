import { scoreAnswer } from '../../core/answers/scoreAnswer';
import type { ItemKey, Question } from '../../core/content/items';
import type { CompiledKata } from '../../core/katas/compiledKata';
import type { GradeReport } from '../../core/katas/gradeReport';
import type { ContentSource } from '../../core/ports';
import {
  feedbackView,
  headerView,
  linkedItems,
  modelAnswerView,
  sourceView,
} from '../../core/practice/panelViews';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { FeedbackState, KataState, PanelState, QuestionState } from '../../protocol/panelMessages';
import type { JudgeController } from '../judge/judgeController';

/** What is on the panel, without what can be derived from it. */
export type Shown =
  | { view: 'question'; id: string }
  | { view: 'feedback'; id: string; answer: string; previousScore?: number; withModel: boolean }
  | { view: 'kata'; id: string };

export interface PanelSources {
  content: ContentSource;
  store: ProgressStore;
  draftOf: (key: string) => string;
  /** How many hints of a kata were asked for. */
  hintsOf: (id: string) => number;
  reportOf: (id: string) => GradeReport | undefined;
  judge: JudgeController;
}

/** The whole state that the page is to draw. */
export async function panelState(shown: Shown, sources: PanelSources): Promise<PanelState> {
  if (shown.view === 'kata') {
    const kata = await sources.content.kata(shown.id);
    return kata === undefined ? missing(`kata/${shown.id}`) : kataState(kata, sources);
  }
  const question = await sources.content.question(shown.id);
  if (question === undefined) return missing(`question/${shown.id}`);
  return shown.view === 'question'
    ? questionState(question, sources)
    : feedbackState(question, shown, sources);
}

function questionState(question: Question, { store, draftOf }: PanelSources): QuestionState {
  const key: ItemKey = `question/${question.id}`;
  return {
    view: 'question',
    item: headerView(question, store.of(key)),
    prompt: question.prompt,
    draft: draftOf(key),
  };
}

async function feedbackState(
  question: Question,
  { answer, previousScore, withModel }: Extract<Shown, { view: 'feedback' }>,
  { content, store, judge }: PanelSources,
): Promise<FeedbackState> {
  const related = linkedItems(question.related, await content.index());
  const report = scoreAnswer(question, answer);
  const feedback = feedbackView(question, answer, report, related, previousScore);
  const opinion = judge.view(question, answer, report);
  if (opinion !== undefined) feedback.judge = opinion;
  if (withModel) feedback.model = modelAnswerView(question);
  return {
    view: 'feedback',
    item: headerView(question, store.of(`question/${question.id}`)),
    prompt: question.prompt,
    feedback,
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

function missing(key: string): PanelState {
  const text = `There is no item "${key}" in this version. Choose another one in the Interview Coach sidebar.`;
  return { view: 'message', title: 'Not found', text };
}
