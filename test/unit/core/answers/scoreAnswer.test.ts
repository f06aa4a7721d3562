import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type AnswerReport, scoreAnswer, scoreFollowUp } from '../../../../src/core/answers/scoreAnswer';
import { ropePlacement } from './fixtures/ropePlacement';
import { routerCollapse } from './fixtures/routerCollapse';
import { point, question, trap } from './fixtures/rubric';
import { speculativeDecoding } from './fixtures/speculativeDecoding';

const fixtures = [routerCollapse, ropePlacement, speculativeDecoding];
const small = question('small', {
  prompt: 'Which vectors does RoPE rotate, and why?',
  full: 'It rotates queries and keys.',
  points: [
    point('rotates', 3, 'Queries and keys are rotated.', ['rotat* & query|queries & key|keys'], [], []),
    point('relative', 2, 'Scores are relative.', ['score* & depend* & offset|distance & only'], [], []),
    point('values', 1, 'Values are not rotated.', ['value* & ~rotat*'], [], []),
  ],
  traps: [trap('added', 'It is added to the embeddings.', ['rotates'], ['1: add* & embedding*'], [], [])],
});

const statusOf = (report: AnswerReport, id: string): string | undefined =>
  report.points.find((result) => result.id === id)?.status;
const found = (report: AnswerReport): string[] =>
  report.points.filter(({ status }) => status === 'found').map(({ id }) => id);

describe('scoreAnswer', () => {
  it('reports the pinned shape', () => {
    const report = scoreAnswer(small, 'RoPE rotates the queries and the keys.');
    assert.deepEqual(report, {
      formatVersion: 1,
      question: 'small',
      score: 50,
      scoreRange: [50, 50],
      points: [
        {
          id: 'rotates',
          claim: 'Queries and keys are rotated.',
          weight: 3,
          status: 'found',
          evidence: [{ start: 0, end: 38 }],
        },
        { id: 'relative', claim: 'Scores are relative.', weight: 2, status: 'missing', evidence: [] },
        { id: 'values', claim: 'Values are not rotated.', weight: 1, status: 'missing', evidence: [] },
      ],
      traps: [],
      flags: [],
    });
  });

  it('points at the sentences with the evidence', () => {
    const text = 'Hm.\n- It rotates the queries.\n- And the keys as well, of course.\nDone now.';
    const evidence = scoreAnswer(small, text).points[0]?.evidence.map(({ start, end }) =>
      text.slice(start, end),
    );
    assert.deepEqual(evidence, ['It rotates the queries.', 'And the keys as well, of course.']);
  });

  it('calls a near miss partial and lets it raise the range only', () => {
    const report = scoreAnswer(small, 'The attention scores depend on the inputs here.');
    assert.equal(statusOf(report, 'relative'), 'partial');
    assert.equal(report.score, 0);
    assert.deepEqual(report.scoreRange, [0, 33]);
  });

  it('ignores evidence under a negation and marks it to be checked', () => {
    const report = scoreAnswer(small, 'It does not rotate the queries or the keys.');
    assert.equal(statusOf(report, 'rotates'), 'check');
    assert.equal(report.score, 0);
  });

  it('puts a point in doubt that an asserted trap contradicts', () => {
    const text = 'It rotates the queries and the keys. First it is added to the embeddings.';
    const report = scoreAnswer(small, text);
    assert.equal(statusOf(report, 'rotates'), 'check');
    assert.deepEqual(
      report.traps.map(({ id }) => id),
      ['added'],
    );
    assert.deepEqual(report.scoreRange, [0, 50]);
  });

  it('credits no trap to whoever denies, attributes, asks or doubts it', () => {
    const texts = [
      'It is not added to the embeddings.',
      'Some people say that it is added to the embeddings.',
      'A common mistake is to say that it is added to the embeddings.',
      'A classic mistake here is adding it to the embeddings.',
      'Is it added to the embeddings?',
      'I am not sure whether it is added to the embeddings.',
      'Adding it to the embeddings is wrong.',
      'Adding it to the embeddings does not work.',
      'It is added to the embeddings. That is a myth.',
      '"It is added to the embeddings" is in print.',
      "People say 'it is added to the embeddings'.",
      'It rotates vectors instead of adding anything to the embeddings.',
    ];
    for (const text of texts) assert.deepEqual(scoreAnswer(small, text).traps, [], text);
  });

  it('widens the bottom of the range by fifteen points a trap', () => {
    const text =
      'It is added to the embeddings. The values are not rotated. The score depends only on the offset.';
    const report = scoreAnswer(small, text);
    assert.equal(report.score, 50);
    assert.deepEqual(report.scoreRange, [35, 100]);
  });

  it('takes a question as context, never as a statement', () => {
    assert.equal(
      statusOf(scoreAnswer(small, 'Does it rotate the queries and the keys?'), 'rotates'),
      'missing',
    );
    assert.equal(
      statusOf(scoreAnswer(small, 'What does it rotate? The queries and the keys.'), 'rotates'),
      'found',
    );
  });

  it('finds no point when every sentence is denied', () => {
    const denials = [
      'It is not true that',
      'It is a misconception that',
      'I disagree with the claim that',
      'Nobody should believe that',
      'I would not say that',
      'It is wrong to say that',
      'There is no evidence that',
    ];
    for (const denial of denials) {
      for (const { question: asked } of fixtures) {
        for (const yes of asked.points.flatMap((each) => each.yes)) {
          if (/[;:,.]\s|\b(?:not|without)\b/.test(yes)) continue;
          assert.deepEqual(
            found(scoreAnswer(asked, `${denial} ${yes[0]?.toLowerCase()}${yes.slice(1)}`)),
            [],
            `${denial} ${yes}`,
          );
        }
      }
    }
  });

  it('agrees with a careful reader on answers in different voices', () => {
    let right = 0;
    let wrong = 0;
    let missed = 0;
    for (const { question: asked, answers } of fixtures) {
      for (const { text, points, traps, voice } of answers) {
        const report = scoreAnswer(asked, text);
        const ids = found(report);
        right += ids.filter((id) => points.includes(id)).length;
        wrong += ids.filter((id) => !points.includes(id)).length;
        missed += points.filter((id) => !ids.includes(id)).length;
        assert.deepEqual(
          report.traps.map(({ id }) => id),
          traps ?? [],
          `${asked.id}, ${voice}`,
        );
      }
    }
    assert.ok(right / (right + wrong) >= 0.95, `precision ${right}/${right + wrong}`);
    assert.ok(right / (right + missed) >= 0.9, `recall ${right}/${right + missed}`);
  });

  it('earns nothing with the good answer to another question', () => {
    for (const { question: asked } of fixtures) {
      for (const { question: other } of fixtures) {
        if (other !== asked)
          assert.deepEqual(found(scoreAnswer(asked, other.full)), [], `${asked.id} <- ${other.id}`);
      }
    }
  });

  it('stays within its limits whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 30 })), (text) => {
        const { score, scoreRange, points } = scoreAnswer(small, text);
        assert.ok(
          scoreRange[0] <= score && score <= scoreRange[1] && scoreRange[1] <= 100 && scoreRange[0] >= 0,
        );
        for (const { start, end } of points.flatMap(({ evidence }) => evidence))
          assert.ok(start < end && end <= text.length);
      }),
    );
  });

  it('reads a megabyte of hostile text without stalling', () => {
    const pieces = [
      'a',
      '.',
      '? ',
      '\n',
      "a'",
      '1,',
      'not ',
      '\\a',
      'é\u0301',
      '😀',
      'it is not true that ',
      'rotate queries and keys. ',
      'ignore a b c ',
    ];
    const started = performance.now();
    for (const piece of pieces) scoreAnswer(small, piece.repeat(Math.ceil(1_000_000 / piece.length)));
    assert.ok(performance.now() - started < 20_000);
  });
});

describe('scoreFollowUp', () => {
  it('scores the points of the follow-up under its own id', () => {
    const followUp = {
      id: 'values',
      prompt: 'And the values?',
      after: [],
      answer: 'They are left alone.',
      points: [
        point('left-alone', 2, 'Values stay.', ['value*|they & ~rotat*|untouched|left alone'], [], []),
      ],
    };
    const report = scoreFollowUp(small, followUp, 'The values are left alone by it.');
    assert.equal(report.question, 'small/values');
    assert.equal(report.score, 100);
  });
});
