import type { Question, RubricPoint } from '../content/items';
import type { HitFinder } from './hits';
import type { NearMiss } from './match';
import type { Pattern } from './pattern';
import { tokenize } from './tokens';
import { functionWords } from './wordClasses';

/** Words of each point's claim and examples, with how well a word tells the points of one question apart. */
interface Vocabulary {
  words: readonly ReadonlySet<string>[];
  weights: ReadonlyMap<string, number>;
}

/**
 * A sentence in which most groups of a pattern stand, but not all, says the point when its other words are those
 * of the point too. On labelled answers four of five such sentences did.
 */
const fewMissing = 0.7;
const someMissing = 0.6;
const strongLikeness = 5;
const leastShare = 0.8;

const vocabularies = new WeakMap<readonly RubricPoint[], Vocabulary>();

/** Whether a near miss of a pattern of point number `index` speaks of that point rather than of another one. */
export function resemblesPoint(
  { points, traps }: Pick<Question, 'points' | 'traps'>,
  index: number,
  pattern: Pattern,
  near: NearMiss,
  finder: HitFinder,
): boolean {
  if (near.groups < someMissing * pattern.groups.length) return false;
  if (near.missing.some((group) => isDenied(pattern, group, near, finder))) return false;
  const vocabulary = vocabularyOf(points);
  let likeness = 0;
  let share = 0;
  for (let i = near.firstSentence; i <= near.lastSentence; i++) {
    const likenesses = likenessOf(vocabulary, i, finder);
    const own = likenesses[index] ?? 0;
    if (own <= likeness) continue;
    likeness = own;
    share = own / Math.max(...likenesses);
  }
  if (share < leastShare) return false;
  const isLike = likeness >= strongLikeness;
  const isClose = near.groups >= fewMissing * pattern.groups.length;
  const { id = '' } = points[index] ?? {};
  // The wrong belief about a point is told in the point's own words, but for one.
  const isContested = traps.some(({ contradicts }) => contradicts.includes(id));
  return isContested ? isLike && isClose : isLike || isClose;
}

/** Whether what is missing is the very negation of something, or stands there and is negated. */
function isDenied({ groups }: Pattern, group: number, near: NearMiss, finder: HitFinder): boolean {
  return (groups[group]?.terms ?? []).some((term) => {
    if (term.polarity === 'negated') return true;
    return finder
      .find(term)
      .some(({ sentence }) => sentence >= near.firstSentence && sentence <= near.lastSentence);
  });
}

function likenessOf({ words, weights }: Vocabulary, sentence: number, { document }: HitFinder): number[] {
  const { from = 0, to = 0 } = document.sentences[sentence] ?? {};
  const stems = new Set(document.tokens.slice(from, to).map(({ stem }) => stem));
  return words.map((own) => {
    let sum = 0;
    for (const stem of stems) if (own.has(stem)) sum += weights.get(stem) ?? 0;
    return sum;
  });
}

function vocabularyOf(points: readonly RubricPoint[]): Vocabulary {
  const known = vocabularies.get(points);
  if (known !== undefined) return known;
  const words = points.map(({ claim, yes }) => {
    const tokens = [claim, ...yes].flatMap(tokenize);
    return new Set(tokens.filter(({ norm }) => !functionWords.has(norm)).map(({ stem }) => stem));
  });
  const counts = new Map<string, number>();
  for (const stem of words.flatMap((own) => [...own])) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weights = new Map([...counts].map(([stem, count]) => [stem, Math.log((points.length + 1) / count)]));
  const vocabulary = { words, weights };
  vocabularies.set(points, vocabulary);
  return vocabulary;
}
