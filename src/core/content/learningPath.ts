import { difficulties, type Difficulty, type IndexEntry } from './items';
import type { TopicId } from './topics';

interface Step {
  difficulty?: Difficulty;
  minutes: number;
  id: string;
}

/** The order in which katas of a topic are best done: warm-ups first, the advanced ones last, short before long. */
export function byLearningPath(a: Step, b: Step): number {
  return rank(a) - rank(b) || a.minutes - b.minutes || (a.id < b.id ? -1 : 1);
}

function rank({ difficulty }: Step): number {
  return difficulty === undefined ? difficulties.length : difficulties.indexOf(difficulty);
}

/** The katas of a topic in that order. */
export function learningPath(index: readonly IndexEntry[], topic: TopicId): IndexEntry[] {
  return index.filter((entry) => entry.kind === 'kata' && entry.topic === topic).sort(byLearningPath);
}
