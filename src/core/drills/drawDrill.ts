import { seededRandom } from '../scheduling/seededRandom';
import type { Drill, Parameters, Tolerance } from './drill';
import { numberText } from './numberText';
import { Pick } from './pick';

/** One instance of a drill: what is asked, and what is right. */
export interface DrawnDrill {
  drill: Drill;
  seed: number;
  parameters: Parameters;
  /** Markdown. */
  prompt: string;
  /** In the drill's unit. */
  expected: number;
}

/** Enough for the drill whose draws are most often unclear. */
const maxTries = 500;
/** A classic wrong result this many tolerances from the right one can be told from it. */
const clearTolerances = 3;

/** The instance that a seed stands for. Draws in which a classic wrong result could not be told apart are passed over. */
export function drawDrill(drill: Drill, seed: number): DrawnDrill {
  for (let tries = 0; tries < maxTries; tries++) {
    const parameters = drill.draw(new Pick(seededRandom(`${drill.id} ${seed} ${tries}`)));
    if (!isClear(drill, parameters)) continue;
    return { drill, seed, parameters, prompt: drill.prompt(parameters), expected: drill.answer(parameters) };
  }
  throw new Error(`no clear draw of "${drill.id}" in ${maxTries} tries from seed ${seed}`);
}

/** Whether every classic wrong result can be told from the right one, and from the other wrong ones. */
export function isClear(drill: Drill, parameters: Parameters): boolean {
  const wrong = drill.wrong.flatMap(({ value }) => value(parameters) ?? []);
  return areClear(drill.answer(parameters), wrong, drill.tolerance);
}

/** Whether the wrong values can be told from the right one, and from each other. */
export function areClear(right: number, wrong: readonly number[], tolerance: Tolerance): boolean {
  if (!Number.isFinite(right) || right <= 0) return false;
  const least = tolerance.kind === 'exact' ? 2 : clearTolerances * allowance(tolerance, right);
  if (wrong.some((value) => !Number.isFinite(value) || Math.abs(value - right) < least)) return false;
  return wrong.every((value, i) =>
    wrong.slice(i + 1).every((other) => Math.abs(value - other) > 2 * allowance(tolerance, value)),
  );
}

/** How far from a value an answer still counts as that value. */
export function allowance(tolerance: Tolerance, value: number): number {
  switch (tolerance.kind) {
    case 'relative':
      return tolerance.share * Math.abs(value);
    case 'points':
      return tolerance.points;
    case 'exact':
      return 0;
  }
}

/** "1 %", "0.5 points" or "exact". */
export function toleranceText(tolerance: Tolerance): string {
  if (tolerance.kind === 'relative') return `${numberText(100 * tolerance.share)} %`;
  if (tolerance.kind === 'exact') return 'exact';
  return tolerance.points === 1 ? '1 point' : `${tolerance.points} points`;
}
