import assert from 'node:assert/strict';
import { dashboardState, type DashboardSources } from '../../../../src/core/dashboard/dashboard';
import { readinessFor } from '../../../../src/core/dashboard/readiness';
import type { ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import { HistoryBuilder } from '../../../../src/core/progress/history';
import { liveEvents, orderEvents } from '../../../../src/core/progress/liveEvents';
import type { SessionSummary } from '../../../../src/core/progress/sessionSummary';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { roleProfiles } from '../../../../src/core/sessions/roleProfiles';
import type { DashboardSection } from '../../../../src/protocol/dashboardMessages';
import { dayMs, entry, event, plain, review, start } from '../scheduling/builders';

const minute = 60_000;
const index = [
  entry('question/a', { topic: 'inference-serving', title: 'KV cache' }),
  entry('kata/b', { topic: 'inference-serving', title: 'Paged blocks' }),
  entry('question/c', { topic: 'lm-foundations', title: 'Perplexity' }),
];

function sources(events: ProgressEvent[], more: Partial<DashboardSources> = {}): DashboardSources {
  const history = new HistoryBuilder();
  for (const one of liveEvents(orderEvents(events))) history.add(one);
  return {
    index,
    progress: foldEvents(events),
    schedule: new Schedule(events, { ...plain, zone: 'UTC' }),
    now: start + 3 * dayMs,
    history,
    sessions: [],
    ...more,
  };
}

const kata = (at: number, passed: number, traps: string[] = []): ProgressEvent =>
  event('kata/b', at, { type: 'kata', status: passed === 4 ? 'passed' : 'failed', passed, total: 4, traps });

function interview(role: string, score: number, day = 0): SessionSummary {
  const item = {
    key: 'question/a' as const,
    spentMs: 1,
    skipped: false,
    score,
    found: [],
    missed: [],
    traps: [],
  };
  const startedAt = start + day * dayMs;
  const times = { startedAt, endedAt: startedAt, plannedMs: 1, spentMs: 40 * minute };
  return { id: `${role}${day}`, kind: 'interview', role, ...times, phases: [], items: [item] };
}

function sectionOf(given: DashboardSources, id: string): DashboardSection {
  const found = dashboardState(given).sections.find((section) => section.id === id);
  assert.ok(found);
  return found;
}

describe('dashboardState', () => {
  it('says what to do where there is nothing yet, and draws no empty chart', () => {
    const empty = dashboardState(sources([]));
    const drawn = empty.sections.filter(({ chart }) => chart !== undefined).map(({ id }) => id);
    assert.deepEqual(drawn, ['readiness', 'mastery']);
    for (const { summary, title } of empty.sections) assert.ok(summary.join('').length > 10, title);
    assert.deepEqual(
      empty.figures.map(({ value }) => value),
      ['0', '0', '0 min', '0%'],
    );
  });

  it('counts the time between two things done, but not when the learner was away', () => {
    const log = [
      kata(start, 1),
      kata(start + 10 * minute, 2),
      kata(start + 40 * minute, 4),
      review('question/a', start + 45 * minute, 'good'),
    ];
    const activity = sectionOf(sources(log), 'activity');
    assert.deepEqual(activity.table.rows, [['2026-01-05', '15 min', '1']]);
    assert.match(activity.summary.join(' '), /1 day of the last 364; 15 min in the last seven days/);
    assert.ok(activity.chart?.kind === 'calendar');
    assert.equal(activity.chart.days.length, 364);
    assert.deepEqual(activity.chart.days.at(-4), { date: '2026-01-05', value: 15 });
    assert.equal(dashboardState(sources(log)).figures[2]?.value, '15 min');
  });

  it('leaves out what was taken back', () => {
    const wrong = kata(start, 1, ['swaps-blocks']);
    const log = [wrong, event('kata/b', start + minute, { type: 'undo', undoes: wrong.id })];
    assert.deepEqual(sectionOf(sources(log), 'katas').table.rows, []);
  });

  it('shows each kata with its attempts and the misconceptions that were found', () => {
    const log = [
      kata(start, 1, ['swaps-blocks']),
      kata(start + minute, 2, ['swaps-blocks', 'leaks']),
      kata(start + 2 * minute, 4),
    ];
    const katas = sectionOf(sources(log), 'katas');
    assert.deepEqual(katas.table.rows, [
      ['Paged blocks', '3', '100%', '100%', 'swaps-blocks (2×), leaks (1×)'],
    ]);
    assert.equal(katas.summary[0], '1 of 1 katas solved, 0 begun.');
    assert.equal(katas.summary[1], '“swaps-blocks” was found 2 times in Paged blocks.');
  });

  it('measures recall by week, of items that came back on a later day', () => {
    const log = [
      review('question/a', start, 'good'),
      review('question/c', start, 'good'),
      review('question/a', start + 2 * dayMs, 'good'),
      review('question/c', start + 2 * dayMs, 'again'),
    ];
    const retention = sectionOf(sources(log), 'retention');
    assert.deepEqual(retention.table.rows, [['2026-01-05', '50%', '2']]);
    assert.match(retention.summary[0] ?? '', /^1 of 2 reviews recalled .*: 50%, where 90% are wanted\.$/);
  });

  it('follows mock interviews one after another, role by role', () => {
    const sessions = [
      interview('research', 40),
      interview('llm-systems', 50, 1),
      interview('research', 70, 2),
    ];
    const trend = sectionOf(sources([], { sessions }), 'interviews');
    assert.ok(trend.chart?.kind === 'lines');
    assert.deepEqual(
      trend.chart.series.map(({ points }) => points),
      [
        [
          [1, 40],
          [3, 70],
        ],
        [[2, 50]],
      ],
    );
    assert.deepEqual(trend.table.rows[0], ['3', '2026-01-07', 'Research engineer', '70%', '40 min']);
  });
});

describe('readinessFor', () => {
  const role = { ...roleProfiles[0]!, topics: { 'inference-serving': 3, 'lm-foundations': 1 } };
  const strengths = [
    { topic: 'inference-serving' as const, items: 40, tried: 6, strength: 0.8 },
    { topic: 'lm-foundations' as const, items: 4, tried: 4, strength: 0.6 },
    { topic: 'tokenization-data' as const, items: 9, tried: 9, strength: 1 },
  ];

  it('weights topics as interviews do, and counts a topic in full only when enough of it was tried', () => {
    const { readiness, knowledge, interviews, weakest } = readinessFor(role, strengths, []);
    assert.equal(readiness, knowledge);
    assert.ok(Math.abs(readiness - (3 * 0.8 * (6 / 12) + 1 * 0.6) / 4) < 1e-12);
    assert.equal(interviews, undefined);
    assert.equal(weakest, 'inference-serving');
  });

  it('takes the latest three mock interviews for the role into account', () => {
    const sessions = [0, 60, 70, 80].map((score, day) => interview(role.id, score, day));
    const other = interview('research', 0, 9);
    const { readiness, knowledge, interviews } = readinessFor(role, strengths, [...sessions, other]);
    assert.ok(Math.abs((interviews ?? 0) - 0.7) < 1e-12);
    assert.ok(Math.abs(readiness - (0.7 * knowledge + 0.3 * 0.7)) < 1e-12);
  });
});
