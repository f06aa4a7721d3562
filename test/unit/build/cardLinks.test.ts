import assert from 'node:assert/strict';
import { parseFlashcardFile } from '../../../src/core/content/flashcardFile';
import { cardsByItem, withCards } from '../../../src/build/cardLinks';
import { entry } from '../core/scheduling/builders';
import { cardFile } from './packFolder';

describe('withCards', () => {
  const links = (related: string): ReturnType<typeof cardsByItem> => {
    const text = cardFile.replace('related: []', `related: [${related}]`);
    const parsed = parseFlashcardFile('c.md', 'card-mean', text);
    assert.ok(parsed.ok);
    return cardsByItem([{ file: 'c.md', content: parsed.value }]);
  };

  it('lets an item name the cards that name it, after what it names itself', () => {
    const question = entry('question/a', { related: ['kata/b'] });
    assert.deepEqual(withCards(question, links('question/a')).related, ['kata/b', 'flashcard/card-mean']);
    assert.equal(withCards(question, links('question/c')), question);
  });

  it('names no card twice', () => {
    const question = entry('question/a', { related: ['flashcard/card-mean'] });
    assert.equal(withCards(question, links('question/a')), question);
  });
});
