import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Design, StageId } from '../../../../src/core/content/design';
import { parseDesignFile } from '../../../../src/core/content/designFile';
import { noSelfCheck } from '../../../../src/core/practice/resolvedAnswer';
import { checkNumber } from '../../../../src/core/staged/checkNumber';
import { designMarkdown, designReport } from '../../../../src/core/staged/designReport';
import { lintDesign } from '../../../../src/core/staged/lintDesign';
import { askedFacts, scoreStages } from '../../../../src/core/staged/scoreStages';
import { stagedRecord, stagedResult } from '../../../../src/core/staged/stagedResult';
import { newStagedAttempt } from '../../../../src/core/staged/stagedAttempt';
import { designTask } from '../../../../src/core/staged/stagedTask';
import { joinStages } from '../../../../src/core/staged/stagedText';
import { root } from '../../../helpers/sandbox';

const file = path.join(root, 'questions/design/design-drill-1.md');
const source = readFileSync(file, 'utf8');
const parsed = parseDesignFile('d.md', 'design-drill-1', source);
assert.ok(parsed.ok);
const { design } = parsed.value;
const task = designTask(design);
const little = 'By Little’s law 167 requests per second times 21 seconds are 3,500 in flight.';
const headroom = 'I plan for 75% load as headroom against bursts, plus one spare node for failures.';
const exemplars = Object.fromEntries(design.stages.map(({ id, exemplar }) => [id, exemplar]));

const statusOf = (texts: Partial<Record<StageId, string>>, id: string): string | undefined =>
  scoreStages(task, joinStages(texts)).points.find((point) => point.id === id)?.status;

describe('scoreStages', () => {
  it('counts a point that is made in another stage, once', () => {
    const texts = { clarify: `${little} ${headroom}` };
    assert.equal(statusOf(texts, 'littles-law'), 'found');
    const once = scoreStages(task, joinStages(texts)).score;
    assert.equal(scoreStages(task, joinStages({ ...texts, size: `${little} ${headroom}` })).score, once);
  });

  it('shows the evidence in the own stage of a point where it stands there too', () => {
    const answer = joinStages({ clarify: `${little} ${headroom}`, size: `${little} ${headroom}` });
    const point = scoreStages(task, answer).points.find(({ id }) => id === 'littles-law');
    assert.ok((point?.evidence[0]?.start ?? 0) >= (answer.ranges.size?.start ?? Infinity));
  });

  it('counts asking for a fact only where it is still to be told', () => {
    const late = 'Sessions are open, and we should know how many messages each user sends per minute.';
    assert.equal(statusOf({ clarify: late, size: little }, 'asks-activity'), 'found');
    assert.equal(statusOf({ size: `${late} ${little}` }, 'asks-activity'), 'missing');
  });

  it('takes a question for a point in the first stage alone', () => {
    const asked = 'How often does an active user send a message? Which GPUs do we have, and at which price?';
    assert.equal(statusOf({ clarify: asked }, 'asks-activity'), 'found');
    assert.notEqual(statusOf({ size: asked }, 'asks-activity'), 'found');
  });

  it('does not take a question for a wrong belief', () => {
    const doubt = 'Does it mean that we need to handle 10,000 simultaneous requests?';
    assert.deepEqual(scoreStages(task, joinStages({ clarify: doubt, size: little })).traps, []);
  });

  it('earns the whole from the exemplars, without a trap', () => {
    const { score, traps } = scoreStages(task, joinStages(exemplars));
    assert.ok(score >= 90, String(score));
    assert.deepEqual(traps, []);
  });
});

describe('askedFacts', () => {
  it('are told to whoever asks for them, and no others', () => {
    const stage = task.stages[0]!;
    assert.deepEqual(askedFacts(task, stage, 'Which GPUs do we have, and how are they connected?'), [
      'asks-hardware',
    ]);
    assert.deepEqual(askedFacts(task, stage, ''), []);
  });
});

describe('stagedResult', () => {
  const given = {
    texts: { size: `${little} ${headroom}` },
    numbers: { 'in-flight': '3.4k', 'kv-per-token': '163,840 B' },
  };
  const result = stagedResult(task, given, noSelfCheck, checkNumber);

  it('counts right numbers as expected points', () => {
    const without = stagedResult(task, { ...given, numbers: {} }, noSelfCheck, checkNumber).resolved;
    const weight =
      task.scored.points.reduce((sum, point) => sum + point.weight, 0) + 2 * result.numbers.length;
    assert.equal(
      result.resolved.score - without.score,
      Math.round((100 * 7) / weight) - Math.round((100 * 5) / weight),
    );
  });

  it('names the slip behind a wrong number, and leaves open what was not given', () => {
    const byId = new Map(result.numbers.map((number) => [number.id, number]));
    assert.equal(byId.get('in-flight')?.correct, true);
    assert.equal(byId.get('kv-per-token')?.misconception, 'keys-alone');
    assert.match(byId.get('kv-per-token')?.why ?? '', /forgot the factor 2/);
    assert.equal(byId.get('decode-step')?.given, '');
  });

  it('is written down with times and numbers', () => {
    const attempt = { ...newStagedAttempt('design/design-drill-1', 'clarify', 0), spent: { size: 90_000 } };
    const record = stagedRecord(task, attempt, result);
    assert.deepEqual(record.found, ['littles-law', 'headroom-on-top']);
    assert.deepEqual(record.stages?.[1], { id: 'size', plannedMs: 720_000, spentMs: 90_000 });
    assert.equal(record.numbers?.filter(({ correct }) => correct).length, 1);
  });
});

describe('designReport', () => {
  it('reads stages and numbers from one file, with evidence at its places', () => {
    const text = `## Clarify\nHow often does a user send a message?\n## Size\n${little} ${headroom}\n- in-flight: 10,000\n`;
    const report = designReport(design, text, checkNumber);
    assert.equal(report.question, 'design-drill-1');
    const [evidence] = report.points.find(({ id }) => id === 'littles-law')?.evidence ?? [];
    assert.match(text.slice(evidence?.start, evidence?.end), /Little/);
    const size = report.stages.find(({ id }) => id === 'size');
    assert.equal(size?.points.find(({ id }) => id === 'littles-law')?.status, 'found');
    const number = size?.numbers.find(({ id }) => id === 'in-flight');
    assert.deepEqual(
      [number?.given, number?.correct, number?.misconception],
      ['10,000', false, 'sessions-in-flight'],
    );
  });

  it('is shown without rubric and solution', () => {
    const text = designMarkdown(design);
    assert.match(text, /## Size/);
    assert.match(text, /`in-flight`: How many requests/);
    for (const { points, exemplar, numbers = [] } of design.stages) {
      assert.ok(!text.includes(exemplar));
      for (const { claim } of points) assert.ok(!text.includes(claim));
      for (const { working } of numbers) assert.ok(!text.includes(working[0]!));
    }
  });
});

describe('lintDesign', () => {
  const fieldsOf = (changed: Design): string[] =>
    lintDesign(changed)
      .filter(({ severity }) => severity === 'error')
      .map(({ field }) => field);
  const withStage = (i: number, change: object): Design => ({
    ...design,
    stages: design.stages.map((stage, k) => (k === i ? { ...stage, ...change } : stage)),
  });

  it('finds nothing wrong with a finished drill', () => assert.deepEqual(fieldsOf(design), []));

  it('names a stage whose exemplar does not make its points', () => {
    assert.ok(fieldsOf(withStage(3, { exemplar: 'It breaks somewhere.' })).includes('stages[3].points'));
  });

  it('names a number whose wrong result is too near, or whose unit is not known', () => {
    const [number] = design.stages[1]!.numbers!;
    const near = { ...number!, wrong: [{ id: 'near', claim: 'x', value: 168 }] };
    const odd = { ...number!, unit: 'parsecs' };
    const fields = fieldsOf(withStage(1, { numbers: [near, odd] }));
    assert.ok(fields.includes('stages[1].numbers[0].wrong'));
    assert.ok(fields.includes('stages[1].numbers[1].unit'));
  });
});

describe('parseDesignFile', () => {
  const problems = (text: string, name = 'design-drill-1'): string[] => {
    const read = parseDesignFile('d.md', name, text);
    return read.ok ? [] : read.problems.map(({ field, message }) => `${field}: ${message}`);
  };

  it('wants the minutes of the stages to add up', () => {
    assert.match(
      problems(source.replace('minutes: 45', 'minutes: 44')).join(),
      /minutes: is 44, but the stages take 45/,
    );
  });

  it('wants a section for each stage, and no other', () => {
    const found = problems(source.replace('## Bottlenecks', '## Weak points')).join();
    assert.match(found, /## Bottlenecks: this section is missing/);
    assert.match(found, /## Weak points: unknown section/);
  });

  it('wants the name of the file as id, and facts that hang on a point', () => {
    assert.match(problems(source, 'other').join(), /the path says "other"/);
    assert.match(
      problems(source.replace('after: asks-lengths', 'after: asks-nothing')).join(),
      /no point "asks-nothing"/,
    );
  });
});
