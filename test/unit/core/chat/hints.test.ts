import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scoreAnswer } from '../../../../src/core/answers/scoreAnswer';
import { questionHints } from '../../../../src/core/chat/hints';
import { parseQuestionFile } from '../../../../src/core/content/questionFile';
import { topicIds } from '../../../../src/core/content/topics';
import { root } from '../../../helpers/sandbox';

/** Every authored question. */
const bank = readdirSync(path.join(root, 'questions'), { withFileTypes: true })
  .filter((folder) => folder.isDirectory() && (topicIds as string[]).includes(folder.name))
  .flatMap(({ name: topic }) =>
    readdirSync(path.join(root, 'questions', topic)).map((file) => {
      const text = readFileSync(path.join(root, 'questions', topic, file), 'utf8');
      const parsed = parseQuestionFile(file, topic, file.replace('.md', ''), text);
      assert.ok(parsed.ok, file);
      return parsed.value.question;
    }),
  );

describe('questionHints', () => {
  const hints = new Map<string, string[]>();

  before(function () {
    this.timeout(120_000); // scores several texts for every question of the bank
    for (const question of bank) hints.set(question.id, questionHints(question, undefined));
  });

  it('finds a hint for every question of the bank', () => {
    for (const { id } of bank) assert.ok((hints.get(id) ?? []).length > 0, id);
  });

  it('gives no hint that would count as an answer', () => {
    for (const question of bank) {
      const text = hints.get(question.id)?.[0] ?? '';
      const made = scoreAnswer(question, text).points.filter(({ status }) => status === 'found');
      assert.deepEqual(made, [], `${question.id}: ${text}`);
      for (const hint of hints.get(question.id) ?? [])
        for (const { claim } of question.points) assert.ok(!hint.includes(claim));
    }
  }).timeout(60_000);

  it('has fewer left once the model answer is given', () => {
    for (const question of bank.slice(0, 5)) {
      const rest = questionHints(question, scoreAnswer(question, question.full));
      assert.ok(rest.length < (hints.get(question.id) ?? []).length, question.id);
    }
  });
});
