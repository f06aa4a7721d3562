// Judges by counting common words: no judgement to trust, but one in the wanted form that depends on the answer.
const small = new Set(
  'the a an and or of to in is are not that with at by for from it its each into one'.split(' '),
);
const words = (text) =>
  text
    .toLowerCase()
    .match(/[a-z]{3,}/g)
    ?.filter((word) => !small.has(word)) ?? [];
const stem = (word) => word.replace(/(ations?|ing|ed|es|s|ions?)$/, '').slice(0, 6);

/** @param {string} prompt */
exports.judgeByWords = (prompt) => {
  const nonce = /<answer-([a-z0-9]+)>/.exec(prompt)?.[1] ?? '';
  const start = prompt.lastIndexOf(`\n<answer-${nonce}>\n`);
  const answer = prompt
    .slice(start, prompt.lastIndexOf(`\n</answer-${nonce}>`))
    .split('\n')
    .slice(2)
    .join('\n');
  const listed = [...prompt.matchAll(/^([PT]\d+): (.*)$/gm)];
  const criteria = listed.map(([, id, claim]) => ({ id, ...judge(id, claim, answer) }));
  return { nonce, codes: listed.map(([, id]) => id), text: JSON.stringify({ nonce, criteria }) };
};

function judge(id, claim, answer) {
  const wanted = new Set(words(claim).map(stem));
  const sentences = answer.split(/(?<=[.?!])\s+/).map((text) => {
    return {
      text,
      common: new Set(
        words(text)
          .map(stem)
          .filter((word) => wanted.has(word)),
      ).size,
    };
  });
  const best = sentences.reduce((a, b) => (b.common > a.common ? b : a), { text: '', common: 0 });
  const quote = best.text
    .split(/\s+/)
    .slice(0, 12)
    .join(' ')
    .replace(/[,.;:]$/, '');
  const needed = id.startsWith('T') ? 5 : 4;
  if (best.common >= needed) return { verdict: 'met', quote };
  return best.common === needed - 1 && !id.startsWith('T')
    ? { verdict: 'partial', quote }
    : { verdict: 'absent' };
}
