import type { Question } from '../content/items';
import type { Lexicon } from './lexicon';
import { type Pattern, parsePattern } from './pattern';

/** The patterns of a question's points and traps, in the order of the question. */
export interface CompiledRubric {
  points: readonly (readonly Pattern[])[];
  traps: readonly (readonly Pattern[])[];
}

/** Compiles all evidence of a question. Patterns that do not parse are left out; the linter reports them. */
export function compileRubric(
  { points, traps }: Pick<Question, 'points' | 'traps'>,
  lexicon: Lexicon,
): CompiledRubric {
  return {
    points: points.map(({ evidence }) => compileEvidence(evidence, lexicon)),
    traps: traps.map(({ evidence }) => compileEvidence(evidence, lexicon)),
  };
}

/** Compiles one list of alternative patterns. */
export function compileEvidence(evidence: readonly string[], lexicon: Lexicon): Pattern[] {
  return evidence.flatMap((source) => {
    const parsed = parsePattern(source, lexicon);
    return parsed.ok ? [parsed.pattern] : [];
  });
}
