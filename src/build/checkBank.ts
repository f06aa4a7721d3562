import type { Question } from '../core/content/items';
import type { ContentProblem } from '../core/content/problems';
import { topicIds, topics } from '../core/content/topics';
import { countWords, proseSentences } from '../core/content/wordCount';
import type { AuthoredContent } from './readContent';

type Section = 'prompt' | 'intent' | 'spoken' | 'full';

/** Words that a section has at least and at most: what is read aloud, or in one go. */
const bounds: Record<Section, [least: number, most: number]> = {
  prompt: [25, 140],
  intent: [15, 80],
  spoken: [100, 190],
  full: [180, 460],
};

/** Sentences that are spoken must be understood at once. In words. */
const longestSentence = 50;
const meanSentence = 26;

/** What our own bank is held to, beyond what packs are: length, reading level, and no topic left out. */
export function checkBank(content: AuthoredContent): ContentProblem[] {
  const lengths = content.questions.flatMap(({ file, content: { question, lineOf } }) =>
    lengthFaults(question).map(([section, message]): ContentProblem => {
      const heading = section.charAt(0).toUpperCase() + section.slice(1);
      return { file, line: lineOf(heading), field: `## ${heading}`, message, severity: 'error' };
    }),
  );
  return [...lengths, ...orphanTopics(content)];
}

function lengthFaults(question: Question): [Section, string][] {
  const faults: [Section, string][] = [];
  for (const [section, [least, most]] of Object.entries(bounds) as [Section, [number, number]][]) {
    const words = countWords(question[section]);
    if (words < least || words > most)
      faults.push([
        section,
        `has ${words} words; there should be ${least} to ${most} (a formula counts as one)`,
      ]);
  }
  const sentences = proseSentences(question.spoken).map(countWords);
  const longest = Math.max(...sentences);
  if (longest > longestSentence)
    faults.push([
      'spoken',
      `has a sentence of ${longest} words; nobody follows more than ${longestSentence}`,
    ]);
  const mean = sentences.reduce((sum, words) => sum + words, 0) / sentences.length;
  if (mean > meanSentence)
    faults.push(['spoken', `has ${mean.toFixed(0)} words a sentence; ${meanSentence} is the most`]);
  return faults;
}

/** Every topic has something to answer, to recall and to code. */
function orphanTopics({ questions, cards, katas }: AuthoredContent): ContentProblem[] {
  const kinds: [string, Set<string>][] = [
    ['question', new Set(questions.map(({ content }) => content.question.topic))],
    ['flashcard', new Set(cards.map(({ content }) => content.card.topic))],
    ['kata', new Set(katas.map(({ content }) => content.meta.topic))],
  ];
  return topicIds.flatMap((topic) =>
    kinds.flatMap(([kind, has]): ContentProblem[] => {
      if (has.has(topic)) return [];
      const message = `"${topics[topic]}" has no ${kind}`;
      return [{ file: 'questions', line: 1, field: topic, message, severity: 'error' }];
    }),
  );
}
