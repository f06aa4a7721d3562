import type { ItemKey } from '../content/items';
import type * as drillPractice from '../drills/drillPractice';
import { seededRandom } from '../scheduling/seededRandom';
import { currentItem, type InterviewState, isAnswered } from './interviewState';
import { resultOfDrill, type StepResult } from './stepResult';

/** Loads the drills: they come with a library of units, so only when one is asked. */
export type LoadDrills = () => Pick<typeof drillPractice, 'askDrill' | 'answerDrill'>;

/** A drill's answer that is in and was not judged yet. */
export interface JudgedDrill {
  key: ItemKey;
  id: string;
  seed: number;
  given: string;
  /** The clock cut it off. */
  isCut: boolean;
  correct: boolean;
  misconception: string | undefined;
  result: StepResult;
}

/** The draw that an interview asks of a drill: the same after a reload. */
export function drillSeed({ id }: Pick<InterviewState, 'id'>, key: ItemKey): number {
  return Math.floor(seededRandom(`${id} ${key}`)() * 2 ** 31);
}

/** The drill that is being asked, as its draw has it. */
export function askedDrill(
  state: InterviewState,
  load: LoadDrills,
): { prompt: string; unit: string } | undefined {
  const key = currentItem(state)?.key;
  return key?.startsWith('drill/') === true ? load().askDrill(idOf(key), drillSeed(state, key)) : undefined;
}

/** What of an answer to the drill that is being asked was not understood, if anything. */
export function unreadable(state: InterviewState, text: string, load: LoadDrills): string | undefined {
  const key = currentItem(state)?.key;
  if (key?.startsWith('drill/') !== true) return undefined;
  const answered = load().answerDrill(idOf(key), drillSeed(state, key), text);
  return answered !== undefined && 'problem' in answered ? answered.problem : undefined;
}

/** Judges every answer to a drill that is in and has no result. */
export function judgeDrills(state: InterviewState, load: LoadDrills): JudgedDrill[] {
  return state.steps.flatMap(({ key, text, status, result }) => {
    if (key?.startsWith('drill/') !== true || result !== undefined || !isAnswered({ text, status }))
      return [];
    const [id, seed] = [idOf(key), drillSeed(state, key)];
    const answered = load().answerDrill(id, seed, text);
    // the clock can cut a number off where it cannot be read
    if (answered === undefined || 'problem' in answered) return [];
    const { correct, misconception } = answered.verdict;
    const { expected, working } = answered.result;
    const trap = misconception && { ...misconception, correction: working.join(' ') };
    return {
      ...{ key, id, seed, given: text, isCut: status === 'cut', correct, misconception: misconception?.id },
      result: resultOfDrill(correct, expected, trap),
    };
  });
}

function idOf(key: ItemKey): string {
  return key.slice('drill/'.length);
}
