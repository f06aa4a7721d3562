import type { Question } from '../content/items';
import type { CompiledKata } from '../katas/compiledKata';
import type { GradeReport } from '../katas/gradeReport';
import type {
  InterviewPanelState,
  InterviewPlanState,
  InterviewTask,
} from '../../protocol/interviewMessages';
import { timeLeftAt } from './interviewClock';
import type { InterviewPlan } from './interviewPlan';
import { currentItem, currentPhase, type InterviewState, openFollowUp, placeOf } from './interviewState';
import { pausedText, phaseContent, taskHeading } from './interviewText';

/** The item that is asked, as the content has it. */
export interface AskedItem {
  question?: Question;
  kata?: CompiledKata;
  drill?: { prompt: string; unit: string; problem?: string };
  /** The latest verdict of this step. */
  report?: Pick<GradeReport, 'status' | 'passed' | 'total'>;
}

/** An interview before it begins. */
export function planView({ roleTitle, minutes, phases, notes }: InterviewPlan): InterviewPlanState {
  return {
    view: 'interviewPlan',
    role: roleTitle,
    minutes,
    phases: phases.map((phase) => ({ ...titleOf(phase), content: phaseContent(phase) })),
    notes,
  };
}

/**
 * An interview as the page draws it at a moment.
 * @param notice what the interviewer has said of its own accord
 */
export function interviewView(
  state: InterviewState,
  item: AskedItem,
  at: number,
  notice?: string,
): InterviewPanelState {
  const left = timeLeftAt(state, at);
  const view: InterviewPanelState = {
    view: 'interview',
    place: placeOf(state),
    role: state.plan.roleTitle,
    heading: taskHeading(state),
    minutes: openFollowUp(state) === undefined ? currentItem(state)?.minutes : undefined,
    phases: state.plan.phases.map((phase, i) => {
      return {
        ...titleOf(phase),
        status: i < state.phase ? 'done' : i === state.phase ? 'current' : 'ahead',
      };
    }),
    clock: { isRunning: state.status === 'running', phaseMs: left.phase, totalMs: left.total },
    notice,
    task: taskOf(state, item),
  };
  return state.status === 'paused' ? { ...view, paused: pausedText(state) } : view;
}

function taskOf(state: InterviewState, { question, kata, drill, report }: AskedItem): InterviewTask {
  const { draft } = state;
  const item = currentItem(state);
  if (item === undefined) return { kind: 'closing', prompts: currentPhase(state)?.prompts ?? [], draft };
  if (question !== undefined) {
    const followUp = openFollowUp(state);
    if (followUp === undefined) return { kind: 'question', prompt: question.prompt, draft };
    const answer = state.steps.at(-1)?.text ?? '';
    return { kind: 'follow-up', prompt: followUp.prompt, draft, question: question.prompt, answer };
  }
  if (drill !== undefined) return { kind: 'drill', ...drill, draft };
  if (kata !== undefined) {
    const { title, statement } = kata.meta;
    const task = { kind: 'kata' as const, title, statement };
    if (report === undefined) return task;
    const { status, passed: passedCases, total: totalCases } = report;
    return { ...task, verdict: { passed: status === 'passed', passedCases, totalCases } };
  }
  return { kind: 'missing', title: item.title };
}

function titleOf({ title, minutes }: { title: string; minutes: number }): { title: string; minutes: number } {
  return { title, minutes };
}
