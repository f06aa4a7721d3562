import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFlashcardFile } from '../../../../src/core/content/flashcardFile';
import { parseKataFile } from '../../../../src/core/content/kataFile';
import { type ContentProblem, formatProblem } from '../../../../src/core/content/problems';
import { parseQuestionFile } from '../../../../src/core/content/questionFile';
import { root } from '../../../helpers/sandbox';

const topic = 'attention-position-longcontext';
const question = readFileSync(path.join(root, 'questions', topic, 'rope-placement.md'), 'utf8');
const card = readFileSync(path.join(root, 'questions/cards/card-kv-cache.md'), 'utf8');
const kata = readFileSync(path.join(root, 'katas', topic, 'rope/kata.md'), 'utf8');

const lineWith = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('parseQuestionFile', () => {
  const problems = (text: string, name = 'rope-placement', folder: string = topic): ContentProblem[] => {
    const parsed = parseQuestionFile('q.md', folder, name, text);
    return parsed.ok ? [] : parsed.problems;
  };
  const only = (text: string): ContentProblem => {
    const found = problems(text);
    assert.equal(found.length, 1, found.map(formatProblem).join('\n'));
    return found[0]!;
  };

  it('reads a finished question', () => {
    const parsed = parseQuestionFile('q.md', topic, 'rope-placement', question);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.question.id, 'rope-placement');
    assert.notEqual(parsed.value.question.full, '');
  });

  it('names line and field of a value that is not allowed', () => {
    const text = question.replace('level: advanced', 'level: hard');
    const problem = only(text);
    assert.equal(problem.field, 'level');
    assert.equal(problem.line, lineWith(text, 'level: hard'));
    assert.match(problem.message, /one of: core, advanced/);
  });

  it('names a misspelt field at its own line', () => {
    const text = question.replace(/^minutes:/m, 'minuts:');
    const found = problems(text);
    assert.deepEqual(found.map(({ field }) => field).sort(), ['minutes', 'minuts']);
    assert.equal(found.find(({ field }) => field === 'minuts')?.line, lineWith(text, 'minuts:'));
  });

  it('names a field deep in a list', () => {
    const text = question.replace(/weight: \d/, 'weight: 9');
    const problem = only(text);
    assert.equal(problem.field, 'points[0].weight');
    assert.equal(problem.line, lineWith(text, 'weight: 9'));
  });

  it('names the line of broken YAML', () => {
    const text = question.replace('level: advanced', 'level: "advanced');
    assert.ok(problems(text).some(({ message }) => message.includes('not valid YAML')));
  });

  it('names a missing and an unknown section', () => {
    const found = problems(question.replace(/^## Intent$/m, '## Intention'));
    assert.deepEqual(found.map(({ field }) => field).sort(), ['## Intent', '## Intention']);
  });

  it('refuses a link to a point that does not exist', () => {
    const text = question.replace(/contradicts: \[[^\]]*\]/, 'contradicts: [no-such-point]');
    assert.match(only(text).message, /there is no point "no-such-point"/);
  });

  it('refuses a file whose path says something else', () => {
    assert.equal(problems(question, 'other-name')[0]?.field, 'id');
    assert.equal(problems(question, 'rope-placement', 'astrology')[0]?.field, 'topic folder');
  });

  it('asks for front matter', () => {
    assert.match(only('# Hello\n').message, /must start with YAML/);
  });
});

describe('parseFlashcardFile', () => {
  const problems = (text: string, name = 'card-kv-cache'): ContentProblem[] => {
    const parsed = parseFlashcardFile('c.md', name, text);
    return parsed.ok ? [] : parsed.problems;
  };
  const only = (text: string): ContentProblem => {
    const found = problems(text);
    assert.equal(found.length, 1, found.map(formatProblem).join('\n'));
    return found[0]!;
  };

  it('reads both sides, with a minute for every card', () => {
    const parsed = parseFlashcardFile('c.md', 'card-kv-cache', card);
    assert.ok(parsed.ok);
    const { kind, minutes, topic, front, back } = parsed.value.card;
    assert.deepEqual([kind, minutes, topic], ['flashcard', 1, 'inference-serving']);
    assert.ok(front !== '' && back !== '' && !front.includes('## Back') && !back.includes('## Why'));
  });

  it('does without a reason', () => {
    const parsed = parseFlashcardFile('c.md', 'card-kv-cache', card.replace(/^## Why[^]*/m, ''));
    assert.ok(parsed.ok);
    assert.equal(parsed.value.card.why, undefined);
  });

  it('names line and field of a topic that is none, and of minutes, which a card has not', () => {
    const text = card.replace(/^topic: .*$/m, 'topic: astrology\nminutes: 5');
    const found = problems(text);
    assert.deepEqual(found.map(({ field, line }) => [field, line]).sort(), [
      ['minutes', lineWith(text, 'minutes: 5')],
      ['topic', lineWith(text, 'topic: astrology')],
    ]);
  });

  it('wants an id that tells a card from a question, and the same as the file’s name', () => {
    assert.equal(only(card.replace('id: card-kv-cache', 'id: kv-cache')).field, 'id');
    assert.match(problems(card, 'card-other')[0]?.message ?? '', /the path says "card-other"/);
  });

  it('names a missing, an empty and an unknown section', () => {
    const found = problems(
      card.replace(/^## Front[^]*?(?=^## Back)/m, '## Front\n').replace('## Back', '## Rear'),
    );
    assert.deepEqual(
      found.map(({ field, message }) => `${field} ${message}`),
      [
        '## Front this section is empty',
        '## Back this section is missing',
        '## Rear unknown section; known are: Front, Back, Why',
      ],
    );
  });

  it('counts words, and a formula as one', () => {
    const formulas = Array.from({ length: 80 }, () => '$a + b + c$');
    const withBack = (words: string[]): string =>
      card.replace(/^## Back[^]*/m, `## Back\n${words.join(' ')}\n`);
    assert.deepEqual(problems(withBack(formulas)), []);
    const text = withBack([...formulas, 'more']);
    const { field, line, message } = only(text);
    assert.deepEqual([field, line], ['## Back', lineWith(text, '## Back')]);
    assert.match(message, /has 81 words; there may be 80/);
  });
});

describe('parseKataFile', () => {
  it('reads statement and hints apart', () => {
    const parsed = parseKataFile('kata.md', topic, 'rope', kata);
    assert.ok(parsed.ok);
    const { statement, hints } = parsed.value.meta;
    assert.ok(hints.length >= 3);
    assert.doesNotMatch(statement, /## Hints/);
    assert.ok(hints.every((hint) => !statement.includes(hint)));
  });

  it('names a missing section', () => {
    const parsed = parseKataFile('kata.md', topic, 'rope', kata.replace('## Worked example', '## Worked'));
    assert.ok(!parsed.ok);
    assert.deepEqual(parsed.problems.map(({ field }) => field).sort(), ['## Worked', '## Worked example']);
  });

  it('asks for three or four hints', () => {
    const parsed = parseKataFile(
      'kata.md',
      topic,
      'rope',
      kata.replace(/^## Hints[\s\S]*?(?=^## )/m, '## Hints\n\n1. One.\n\n'),
    );
    assert.ok(!parsed.ok);
    assert.match(parsed.problems[0]?.message ?? '', /holds 1 numbered hints/);
  });
});
