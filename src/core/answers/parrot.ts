import type { AnswerDocument } from './document';
import { functionWords } from './wordClasses';

const leastWords = 6;
const leastCopied = 0.7;

/** Sentences that repeat the question: most of their runs of three words stand in the prompt. */
export function findParroted({ tokens, sentences }: AnswerDocument, prompt: AnswerDocument): Set<number> {
  const known = new Set(prompt.tokens.map((_, i) => trigram(prompt, i)));
  const parroted = new Set<number>();
  const document = { tokens };
  sentences.forEach(({ from, to }, number) => {
    if (to - from < leastWords) return;
    let copied = 0;
    for (let i = from; i < to - 2; i++) if (known.has(trigram(document, i))) copied += 1;
    const own = tokens
      .slice(from, to)
      .filter(({ norm, stem }) => !functionWords.has(norm) && !prompt.stems.has(stem));
    const share = copied / (to - from - 2);
    if (share >= leastCopied || (own.length === 0 && share >= 0.4)) parroted.add(number);
  });
  return parroted;
}

function trigram({ tokens }: Pick<AnswerDocument, 'tokens'>, i: number): string {
  return `${tokens[i]?.stem} ${tokens[i + 1]?.stem} ${tokens[i + 2]?.stem}`;
}
