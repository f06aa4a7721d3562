export interface FilterReport {
  keep: boolean;
  reasons: string[];
}

/** One pass over the lines with counters; all shares are compared as whole numbers. */
export function qualityFilter(text: string): FilterReport {
  let words = 0;
  let length = 0;
  let symbols = 0;
  let alphabetic = 0;
  let lines = 0;
  let bullets = 0;
  let ellipses = 0;
  let repeated = 0;
  const seen = new Set<string>();
  const missing = ['the', 'be', 'to', 'of', 'and', 'that', 'have', 'with'];
  const stopWords = missing.length;

  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.length === 0) continue;
    lines++;
    if ('-*•'.includes(line.charAt(0))) bullets++;
    if (/(\.\.\.|…)$/.test(line)) ellipses++;
    if (seen.has(line)) repeated++;
    seen.add(line);
    symbols += line.split('#').length + line.split('...').length + line.split('…').length - 3;
    for (const word of line.split(/\s+/)) {
      words++;
      length += word.length;
      if (/[a-z]/i.test(word)) alphabetic++;
      const at = missing.indexOf(word.toLowerCase());
      if (at >= 0) missing.splice(at, 1);
    }
  }

  const reasons: string[] = [];
  const flag = (reason: string, isBroken: boolean): void => {
    if (isBroken) reasons.push(reason);
  };
  flag('word-count', words < 50 || words > 100000);
  if (words > 0) {
    flag('mean-word-length', length < 3 * words || length > 10 * words);
    flag('symbol-ratio', 10 * symbols > words);
    flag('bullet-lines', 10 * bullets > 9 * lines);
    flag('ellipsis-lines', 10 * ellipses > 3 * lines);
    flag('alpha-words', 10 * alphabetic < 8 * words);
    flag('stop-words', stopWords - missing.length < 2);
    flag('duplicate-lines', 10 * repeated > 3 * lines);
  }
  return { keep: reasons.length === 0, reasons };
}
