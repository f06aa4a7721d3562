import type { AnswerTrap, RubricPoint } from '../content/items';
import { readDocument } from './document';
import { HitFinder } from './hits';
import type { Lexicon } from './lexicon';
import type { RubricProblem } from './lintRubric';
import { findMatch, type Reading } from './match';
import { type Group, type Pattern, parsePattern, type Term } from './pattern';

/** What a point and a trap have in common. */
export type RubricItem = Pick<RubricPoint | AnswerTrap, 'id' | 'evidence' | 'yes' | 'no'> & {
  contradicts?: string[];
};

const fewAlternatives = 4;

/** Checks the patterns of one point or trap, alone and against its examples. */
export function lintEvidence(item: RubricItem, field: string, lexicon: Lexicon): RubricProblem[] {
  const problems: RubricProblem[] = [];
  const patterns: Pattern[] = [];
  item.evidence.forEach((source, i) => {
    const at = `${field}.evidence[${i}]`;
    const parsed = parsePattern(source, lexicon);
    if (parsed.ok) {
      patterns.push(parsed.pattern);
      problems.push(...lintPattern(parsed.pattern, at));
    } else {
      const { message, at: place } = parsed.error;
      problems.push({ field: at, message: `${message} (character ${place + 1})`, severity: 'error' });
    }
  });
  return [...problems, ...lintExamples(item, patterns, field)];
}

function lintExamples(
  { yes, no, contradicts }: RubricItem,
  patterns: readonly Pattern[],
  field: string,
): RubricProblem[] {
  const reading: Reading = contradicts === undefined ? 'evidence' : 'assertion';
  const finds = (text: string): boolean => {
    const finder = new HitFinder(readDocument(text));
    return patterns.some((pattern) => findMatch(pattern, finder, reading, () => true) !== undefined);
  };
  const problems: RubricProblem[] = [];
  const error = (at: string, message: string): void =>
    void problems.push({ field: `${field}.${at}`, message, severity: 'error' });
  yes.forEach((sentence, i) => {
    if (!finds(sentence)) error(`yes[${i}]`, `is not found${nearest(sentence, patterns)}`);
    else if (finds(deny(sentence))) error(`yes[${i}]`, `is still found as "${deny(sentence)}"`);
  });
  no.forEach((sentence, i) => {
    if (finds(sentence)) error(`no[${i}]`, 'is found, but should not be');
  });
  return problems;
}

/** Denies every clause of a sentence: a contrast ends the reach of the denial in front of it. */
export function deny(sentence: string): string {
  const opener = 'It is not true that ';
  const lower = opener.toLowerCase();
  const inner = sentence.replace(
    /([;\u2014]\s*|[.!?]\s+(?=\S)|,?\s+(?:but|however|although|though|whereas|yet)\s+)/gi,
    `$1${lower}`,
  );
  return opener + inner;
}

/** Which group of the closest pattern is not there, to help the author. */
function nearest(sentence: string, patterns: readonly Pattern[]): string {
  const finder = new HitFinder(readDocument(sentence));
  let closest: Group[] | undefined;
  for (const { groups } of patterns) {
    const missing = groups.filter(
      (group) => !group.terms.some((term) => finder.find(term).some((hit) => counts(term, hit.isNegated))),
    );
    if (closest === undefined || missing.length < closest.length) closest = missing;
  }
  if (closest === undefined) return '';
  if (closest.length === 0)
    return '; all groups occur, but not close together or not with the right polarity';
  return `; closest pattern lacks ${closest.map(({ source }) => `"${source}"`).join(' and ')}`;
}

function counts({ polarity }: Term, isNegated: boolean): boolean {
  return polarity === 'any' || (polarity === 'negated') === isNegated;
}

function lintPattern({ groups }: Pattern, field: string): RubricProblem[] {
  const problems: RubricProblem[] = [];
  const warn = (message: string): void => void problems.push({ field, message, severity: 'warning' });
  if (groups.length === 1) warn('has one group only and so credits a bare word; add a group');
  if (groups.length > 4) warn(`has ${groups.length} groups; two to four work best`);
  groups.forEach((group, i) => {
    if (group.terms.length < fewAlternatives)
      warn(
        `group ${i + 1} ("${group.source}") has ${group.terms.length} of the advised ${fewAlternatives} alternatives`,
      );
    for (const [a, b] of stemCollisions(group))
      warn(`group ${i + 1}: "${a}" and "${b}" have one stem; one of them is enough`);
  });
  return problems;
}

function stemCollisions({ terms }: Group): [string, string][] {
  const bySource = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const { key: words, polarity, source } of terms) {
    const key = `${polarity}${words}`;
    const earlier = bySource.get(key);
    if (earlier === undefined) bySource.set(key, source);
    else pairs.push([earlier, source]);
  }
  return pairs;
}
