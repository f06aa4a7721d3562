import assert from 'node:assert/strict';
import { checkBank } from '../../../src/build/checkBank';
import { DiskFolder } from '../../../src/build/contentFolder';
import { type AuthoredContent, readContent } from '../../../src/build/readContent';

const bank = readContent(new DiskFolder(process.cwd()));

/** The bank with another text in a section of its first question. */
function withSection(section: 'spoken' | 'full' | 'prompt', text: string): AuthoredContent {
  const [first, ...rest] = bank.questions;
  const { file, content } = first!;
  const question = { ...content.question, [section]: text };
  return { ...bank, questions: [{ file, content: { ...content, question } }, ...rest] };
}
const messages = (content: AuthoredContent): string[] =>
  checkBank(content).map(({ field, message }) => `${field}: ${message}`);
const sentence = (words: number): string => `${Array(words).fill('word').join(' ')}.`;

describe('checkBank', () => {
  it('finds nothing in the bank', () => assert.deepEqual(checkBank(bank), []));

  it('says where a section is too long or too short', () => {
    assert.deepEqual(messages(withSection('prompt', 'Why?')), [
      '## Prompt: has 1 words; there should be 25 to 140 (a formula counts as one)',
    ]);
    const long = Array(24).fill(sentence(20)).join(' ');
    assert.match(messages(withSection('full', long))[0]!, /^## Full: has 480 words/);
  });

  it('asks for sentences that can be followed when they are spoken', () => {
    const spoken = [sentence(60), sentence(20), sentence(20), sentence(20)].join(' ');
    assert.deepEqual(messages(withSection('spoken', spoken)), [
      '## Spoken: has a sentence of 60 words; nobody follows more than 50',
      '## Spoken: has 30 words a sentence; 26 is the most',
    ]);
  });

  it('names a topic that nothing is asked of', () => {
    const katas = bank.katas.filter(({ content }) => content.meta.topic !== 'reasoning-rl-testtime');
    assert.match(messages({ ...bank, katas })[0]!, /reasoning-rl-testtime: ".*" has no kata/);
  });
});
