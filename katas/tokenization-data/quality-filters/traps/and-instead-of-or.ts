/**
 * @title Joins the two ends of a range with "and"
 * @question pretraining-data-pipeline
 *
 * "Fewer than 50 and more than 100,000" sounds right, because both are bad. No text is both, so the two
 * range rules never fire, and a page of ten words or of one endless base64 word passes. A value is
 * outside a range when it is below the lower end *or* above the upper one.
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
    ['word-count', words.length < 50 && words.length > 100000],
    ['mean-word-length', meanLength < 3 && meanLength > 10],
    ['symbol-ratio', symbols.length / words.length > 0.1],
    ['bullet-lines', bullets.length / lines.length > 0.9],
    ['ellipsis-lines', ellipses.length / lines.length > 0.3],
    ['alpha-words', alphabetic.length / words.length < 0.8],
    ['stop-words', found.size < 2],
    ['duplicate-lines', repeated / lines.length > 0.3],
  ];
  const reasons = rules.filter(([, isBroken]) => isBroken).map(([reason]) => reason);
  return { keep: reasons.length === 0, reasons };
}
