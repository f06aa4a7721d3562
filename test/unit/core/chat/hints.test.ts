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
  it('finds a hint for every question of the bank', () => {
    for (const question of bank) assert.ok(questionHints(question, undefined).length > 0, question.id);
  });

  it('gives no hint that would count as an answer', () => {
    for (const question of bank) {
      for (const hint of questionHints(question, undefined)) {
        const made = scoreAnswer(question, hint).points.filter(({ status }) => status === 'found');
        assert.deepEqual(made, [], `${question.id}: ${hint}`);
        for (const { claim } of question.points) assert.ok(!hint.includes(claim));
      }
    }
  });

  it('has fewer left once the model answer is given', () => {
    for (const question of bank) {
      const all = questionHints(question, undefined);
      const rest = questionHints(question, scoreAnswer(question, question.full));
      assert.ok(rest.length <= all.length && rest.length < 2 + question.followUps.length, question.id);
    }
  });
});
