import * as assert from 'node:assert/strict';
import { deny } from '../../../../src/core/answers/lintEvidence';
import { lintRubric, type RubricProblem } from '../../../../src/core/answers/lintRubric';
import type { Question } from '../../../../src/core/content/items';
import { ropePlacement } from './fixtures/ropePlacement';
import { routerCollapse } from './fixtures/routerCollapse';
import { point } from './fixtures/rubric';
import { speculativeDecoding } from './fixtures/speculativeDecoding';

const questions = [routerCollapse.question, ropePlacement.question, speculativeDecoding.question];
const errors = (problems: RubricProblem[]): RubricProblem[] =>
  problems.filter(({ severity }) => severity === 'error');

function withFirstPoint(change: Partial<Question['points'][number]>): Question {
  const { question } = ropePlacement;
  return { ...question, points: question.points.map((each, i) => (i === 0 ? { ...each, ...change } : each)) };
}

function problemAt(question: Question, field: string, others: Question[] = []): RubricProblem | undefined {
  return lintRubric(question, others).find((problem) => problem.field === field);
}

describe('lintRubric', () => {
  it('accepts good rubrics', () => {
    for (const question of questions)
      assert.deepEqual(errors(lintRubric(question, questions)), [], question.id);
  });

  it('reports patterns that do not parse, with the place', () => {
    const problem = problemAt(withFirstPoint({ evidence: ['rotate & @nothing'] }), 'points[0].evidence[0]');
    assert.match(problem?.message ?? '', /no macro "@nothing".*character 10/);
  });

  it('reports examples that are missed, and which group is lacking', () => {
    const problem = problemAt(withFirstPoint({ yes: ['The keys are turned.'] }), 'points[0].yes[0]');
    assert.match(problem?.message ?? '', /is not found; closest pattern lacks/);
  });

  it('reports look-alikes that are found', () => {
    const problem = problemAt(withFirstPoint({ no: ['It rotates queries and keys.'] }), 'points[0].no[0]');
    assert.match(problem?.message ?? '', /is found/);
  });

  it('reports patterns that a denial does not stop', () => {
    const problem = problemAt(
      withFirstPoint({ evidence: ['?rotate & ?query & ?key'], yes: ['It rotates query and key.'] }),
      'points[0].yes[0]',
    );
    assert.match(problem?.message ?? '', /still found as "It is not true that/);
  });

  it('reports a model answer that misses points or asserts a trap', () => {
    const { question } = ropePlacement;
    const problems = lintRubric(
      { ...question, full: 'RoPE extrapolates to any length for free.' },
      [],
    ).filter(({ field }) => field === '## Full');
    assert.match(problems[0]?.message ?? '', /earns 0 of 10/);
    assert.match(problems[1]?.message ?? '', /asserts the trap "extrapolates"/);
  });

  it('reports a point that the answer to an unrelated question earns', () => {
    const other: Question = {
      ...routerCollapse.question,
      full: 'In this model we rotate the query and the key vectors of every head.',
    };
    assert.match(
      problemAt(ropePlacement.question, 'points[0].evidence', [other])?.message ?? '',
      /router-collapse-fixture/,
    );
    const related = { ...ropePlacement.question, related: ['question/router-collapse-fixture' as const] };
    const back: Question = { ...other, related: ['question/rope-placement-fixture'] };
    assert.equal(problemAt(related, 'points[0].evidence', [back]), undefined);
    assert.notEqual(problemAt(related, 'points[0].evidence', [other]), undefined);
  });

  it('checks the points of follow-ups as well', () => {
    const points = [point('again', 1, 'Again.', ['once & more'], ['Never seen.'], ['once more'])];
    const followUps = [{ id: 'f', prompt: 'And?', after: [], answer: 'Once more.', points }];
    const fields = errors(lintRubric({ ...ropePlacement.question, followUps }, [])).map(({ field }) => field);
    assert.deepEqual(fields, ['followUps[0].points[0].yes[0]', 'followUps[0].points[0].no[0]']);
  });

  it('warns about thin groups, single groups and alternatives with one stem', () => {
    const messages = lintRubric(withFirstPoint({ evidence: ['rotate|rotates'] }), [])
      .filter(({ field, severity }) => field === 'points[0].evidence[0]' && severity === 'warning')
      .map(({ message }) => message);
    assert.equal(messages.length, 3);
  });
});

describe('deny', () => {
  it('denies every clause', () => {
    assert.equal(deny('It is a; but not b.'), 'It is not true that It is a; it is not true that but not b.');
  });
});
