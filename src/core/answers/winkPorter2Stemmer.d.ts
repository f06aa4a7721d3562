declare module 'wink-porter2-stemmer' {
  /** The Porter2 stem of one English word, in lower case. */
  const stem: (word: string) => string;
  export { stem as default };
}
