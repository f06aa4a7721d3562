import type { CompiledKata, CompiledTrap } from './compiledKata';
import { compareValues } from './compareValues';
import type { Diagnosis } from './gradeReport';
import { type Outcome, parseOutcome } from './outcome';

/** What became of each authored case, by its index; a time-out is an outcome too. */
export type Observed = Map<number, Outcome | 'timeout'>;

/**
 * Names the misconceptions whose wrong program does exactly what the learner's does on every case that
 * separates it from the right solution. Nothing is guessed: a near miss names nothing, two matches name both.
 */
export function diagnose(kata: Pick<CompiledKata, 'cases' | 'traps'>, observed: Observed): Diagnosis[] {
  const found = new Map<string, Diagnosis>();
  for (const trap of kata.traps) {
    if (found.has(trap.name) || !matches(kata, trap, observed)) continue;
    const { name, title, explanation, question } = trap;
    found.set(name, { trap: name, title, explanation, ...(question === undefined ? {} : { question }) });
  }
  return [...found.values()];
}

function matches(kata: Pick<CompiledKata, 'cases'>, trap: CompiledTrap, observed: Observed): boolean {
  const separating = Object.entries(trap.outcomes);
  if (separating.length === 0) return false;
  return separating.every(([index, text]) => {
    const item = kata.cases[Number(index)];
    const got = observed.get(Number(index));
    if (item === undefined || got === undefined) return false;
    if (text === 'timeout' || got === 'timeout') return text === got;
    return sameOutcome(parseOutcome(text), got, item.tolerance);
  });
}

/** Whether two outcomes cannot be told apart: equal values, or the same kind of error. */
export function sameOutcome(
  a: Outcome,
  b: Outcome,
  tolerance: CompiledKata['cases'][number]['tolerance'],
): boolean {
  if (a.kind === 'value' && b.kind === 'value') {
    return a.aliasesInput === b.aliasesInput && compareValues(a.value, b.value, tolerance) === undefined;
  }
  if (a.kind === 'throw' && b.kind === 'throw') {
    return a.name === b.name && a.deliberateRangeError === b.deliberateRangeError;
  }
  return a.kind === b.kind;
}
