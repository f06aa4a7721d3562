import assert from 'node:assert/strict';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { SessionSummary } from '../../../../src/core/progress/sessionSummary';
import type { PracticeSources } from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { type Debrief, debriefInterview } from '../../../../src/core/sessions/debrief';
import { debriefMarkdown } from '../../../../src/core/sessions/debriefMarkdown';
import { finishedSessions, sessionScore, summarise } from '../../../../src/core/sessions/sessionHistory';
import { resultOfAnswer, resultOfKata, type StepResult } from '../../../../src/core/sessions/stepResult';
import { entry, event, plain, undo } from '../scheduling/builders';
import { began, minute, Rehearsal } from './interviews';

const index = [
  entry('question/a', { topic: 'inference-serving', related: ['kata/k', 'drill/none'] }),
  entry('question/b', { topic: 'inference-serving' }),
  entry('kata/k', { topic: 'moe-ssm-hybrids', minutes: 20 }),
];
const sources: PracticeSources = {
  index,
  progress: foldEvents([]),
  schedule: new Schedule([], plain),
  now: began + 60 * minute,
  seed: 1,
};
const scored: StepResult = {
  score: 40,
  by: 'evidence found',
  found: [{ id: 'p1', claim: 'The cache grows with length.', weight: 1 }],
  missed: [
    { id: 'p2', claim: 'Decode is bound by bandwidth.', weight: 1 },
    { id: 'p3', claim: 'Batching shares the weights | and <b>more</b>.', weight: 3 },
  ],
  traps: [],
};

function finished(): Rehearsal {
  const run = new Rehearsal().act({ type: 'answer', text: 'x' });
  run.act({ type: 'result', key: 'question/a', result: scored });
  run.act({ type: 'follow-up', id: 'f', prompt: '?' }, { type: 'answer', text: 'y' });
  return run.wait(10).act({ type: 'next' }).wait(1).act({ type: 'skip' }).wait(4).act({ type: 'finish' });
}

const earlier = (more: Partial<SessionSummary> = {}): SessionSummary => {
  return {
    ...summarise(finished().state),
    id: 'i0',
    startedAt: began - 1000 * minute,
    items: [
      {
        key: 'question/a',
        spentMs: 0,
        skipped: false,
        score: 60,
        found: [],
        missed: ['p1', 'p2'],
        traps: [],
      },
    ],
    ...more,
  };
};
const debrief = (past: SessionSummary[] = []): Debrief => debriefInterview(finished().state, sources, past);

describe('debriefInterview', () => {
  it('sets the time of each phase beside its plan', () => {
    assert.deepEqual(
      debrief().phases.map(({ title, plannedMs, spentMs }) => [title, plannedMs / minute, spentMs / minute]),
      [
        ['Deep dive', 16, 11],
        ['Hands-on', 10, 4],
        ['Your questions', 4, 0],
      ],
    );
  });

  it('scores what was judged, and what was skipped as nothing', () => {
    const { score, topics, items } = debrief();
    assert.equal(score, 13); // 40, skipped, skipped
    assert.deepEqual(topics, [
      { topic: 'inference-serving', items: 2, score: 20 },
      { topic: 'moe-ssm-hybrids', items: 1, score: undefined },
    ]);
    assert.deepEqual(
      items[0]?.followUps.map(({ prompt, answer, status }) => [prompt, answer, status]),
      [['?', 'y', 'answered']],
    );
  });

  it('compares with earlier interviews for the role, point by point', () => {
    const other = earlier({ id: 'other', role: 'applied-rag', items: [] });
    const { comparison } = debrief([other, earlier(), summarise(finished().state)]);
    assert.deepEqual([comparison?.sameRole, comparison?.sessions, comparison?.previous], [true, 1, 60]);
    assert.deepEqual(
      comparison?.recovered.map(({ id }) => id),
      ['p1'],
    );
    assert.deepEqual(
      comparison?.missedAgain.map(({ id }) => id),
      ['p2'],
    );
  });

  it('compares with other roles when there is none for this one, and with nothing when there is nothing', () => {
    assert.equal(debrief([earlier({ role: 'applied-rag' })]).comparison?.sameRole, false);
    assert.equal(debrief().comparison, undefined);
  });

  it('advises on the weakest items, with what proves them, and on the time', () => {
    const { advice } = debrief();
    const a = advice.find(({ items }) => items[0] === 'question/a');
    assert.match(a?.text ?? '', /the heaviest point that was missing: Batching/);
    assert.deepEqual(a?.items, ['question/a', 'kata/k']);
    assert.ok(advice.some(({ text }) => /^Hands-on: 6 minutes of its time unused/.test(text)));
  });

  it('plans a week in which each item comes once', () => {
    const { week } = debrief();
    assert.equal(week.length, 7);
    const keys = week.flatMap(({ reviews, extra }) => [...reviews, ...extra].map(({ key }) => key));
    assert.deepEqual([...keys].sort(), ['kata/k', 'question/a', 'question/b']);
  });
});

describe('debriefMarkdown', () => {
  const text = debriefMarkdown(debrief([earlier()]), '2026-01-05 12:00');

  it('holds time, points, comparison and plan', () => {
    for (const line of [
      '# Mock interview: Research engineer',
      '2026-01-05 12:00 · 15:00 of 30:00 · **13%**',
      'Against one earlier interview for this role: 60% the last time, 60% at best.',
      '| Deep dive | 16:00 | 11:00 | −5:00 |',
      '- Decode is bound by bandwidth.',
      '40% (evidence found), 10:00, 1 of 1 follow-ups answered',
      'not judged, 1:00, skipped',
      'You said:\n\n> x',
      'Follow-up: ?\n\nYou said:\n\n> y',
    ])
      assert.ok(text.includes(line), `${line}\n---\n${text}`);
    assert.match(text, /\| 2026-01-05 \|  \| .* \| 30 \|/);
  });

  it('lets no HTML through', () => {
    assert.ok(text.includes('&lt;b>more') && !text.includes('<b>'));
  });
});

describe('finishedSessions', () => {
  it('finds each session once and none that was taken back', () => {
    const [one, two] = [earlier({ id: 'one' }), earlier({ id: 'two' })];
    const events = [one, two].map((session, i) =>
      event('question/a', began + i, { type: 'session', session }),
    );
    const log = [...events, event('question/a', began + 5, { type: 'session', session: one })];
    assert.deepEqual(
      finishedSessions([...log, undo(events[1]!, began + 9)]).map(({ id }) => id),
      ['one'],
    );
  });
});

describe('sessionScore', () => {
  it('has no number for what nothing judged', () => {
    assert.equal(sessionScore([{ skipped: true }, { skipped: false }]), undefined);
    assert.equal(sessionScore([{ skipped: false, score: 80 }, { skipped: false }]), 80);
  });
});

describe('resultOfAnswer', () => {
  it('counts doubtful points as missed and says who judged', () => {
    const point = (id: string, status: 'found' | 'partial' | 'check') => {
      return { id, claim: id, weight: 2 as const, status, evidence: [] };
    };
    const report = {
      formatVersion: 1 as const,
      question: 'a',
      score: 33,
      scoreRange: [33, 60] as [number, number],
      points: [point('f', 'found'), point('p', 'partial'), point('c', 'check')],
      traps: [],
      flags: [],
    };
    const result = resultOfAnswer(report, 50);
    assert.deepEqual([result.score, result.by], [50, 'evidence found and your own check']);
    assert.deepEqual(
      result.missed.map(({ id }) => id),
      ['p', 'c'],
    );
  });
});

describe('resultOfKata', () => {
  it('gives full marks to a pass alone', () => {
    const report = { status: 'timeout' as const, passed: 999, total: 1000, diagnoses: [] };
    assert.equal(resultOfKata(report).score, 99);
    assert.equal(resultOfKata({ ...report, status: 'passed', passed: 1000 }).score, 100);
  });
});
