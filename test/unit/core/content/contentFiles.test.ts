import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseKataFile } from '../../../../src/core/content/kataFile';
import { type ContentProblem, formatProblem } from '../../../../src/core/content/problems';
import { parseQuestionFile } from '../../../../src/core/content/questionFile';
import { root } from '../../../helpers/sandbox';

const topic = 'attention-position-longcontext';
const question = readFileSync(path.join(root, 'questions', topic, 'rope-placement.md'), 'utf8');
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
