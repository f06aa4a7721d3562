import * as assert from 'node:assert/strict';
import { parsePattern, type Term } from '../../../../src/core/answers/pattern';
import {
  looseTerms,
  looseWords,
  oppositeLines,
  oppositeTerms,
  senseLines,
} from '../../../../src/core/answers/senses';

function termOf(text: string): Term {
  const parsed = parsePattern(text, {});
  const term = parsed.ok ? parsed.pattern.groups[0]?.terms[0] : undefined;
  assert.ok(term, text);
  return term;
}

const sources = (terms: readonly Term[]): string[] => terms.map(({ source }) => source);

describe('senses', () => {
  it('holds no line that does not parse, and no line of one entry', () => {
    for (const line of [...senseLines, ...oppositeLines.flat()]) assert.ok(parsePattern(line, {}).ok, line);
    for (const line of senseLines) assert.ok(line.includes('|'), line);
  });

  it('takes what is not needed for what is superfluous, by its polarity', () => {
    assert.ok(sources(looseTerms(termOf('~need'))).includes('superfluous'));
    assert.ok(!sources(looseTerms(termOf('need'))).includes('superfluous'));
    assert.ok(sources(looseTerms(termOf('superfluous'))).includes('~need'));
  });

  it('gives single words for a word inside of a phrase, the word itself first', () => {
    const [word] = termOf('obsolete').words;
    assert.ok(word);
    const texts = looseWords(word).map(({ text }) => text);
    assert.equal(texts[0], word.text);
    assert.ok(texts.includes('retir'), texts.join());
  });

  it('knows opposites both ways', () => {
    assert.ok(sources(oppositeTerms(termOf('smaller'))).includes('bigger'));
    assert.ok(sources(oppositeTerms(termOf('grow'))).includes('shrink'));
    assert.deepEqual(oppositeTerms(termOf('token')), []);
  });
});
