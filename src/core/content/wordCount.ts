/** Words of a Markdown text. Formulas and code count as a word each, and punctuation as none. */
export function countWords(markdown: string): number {
  const text = markdown.replace(/\$\$[^]+?\$\$|\$[^$]+\$|`[^`]+`/g, ' x ');
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The sentences of running text, as far as full stops tell. */
export function proseSentences(markdown: string): string[] {
  return markdown.split(/(?<=[.!?])\s+/).filter((sentence) => countWords(sentence) > 0);
}
