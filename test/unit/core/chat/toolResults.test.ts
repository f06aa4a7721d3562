import assert from 'node:assert/strict';
import { parseTurn } from '../../../../src/core/chat/chatAnswer';
import { matchTopic } from '../../../../src/core/chat/matchTopic';
import {
  gradeAnswerTool,
  pickQuestionTool,
  showProgressTool,
  type ToolSources,
} from '../../../../src/core/chat/toolResults';
import type { ItemKey, Question } from '../../../../src/core/content/items';
import type { ItemProgress } from '../../../../src/core/progress/foldEvents';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { usableSettings } from '../../../../src/core/scheduling/settings';
import { ropePlacement } from '../answers/fixtures/ropePlacement';
import { routerCollapse } from '../answers/fixtures/routerCollapse';

const rope: Question = { ...ropePlacement.question, topic: 'attention-position-longcontext', tags: ['rope'] };
const router: Question = { ...routerCollapse.question, topic: 'moe-ssm-hybrids', level: 'core' };
const progress = new Map<ItemKey, ItemProgress>([
  [
    `question/${rope.id}`,
    {
      status: 'solved',
      attempts: 1,
      lastAt: 1,
      last: 80,
      best: 80,
      bestBefore: 80,
      traps: [],
      revealed: false,
      streak: 0,
      bookmarked: false,
      note: '',
    },
  ],
]);
const sources: ToolSources = {
  content: { question: (id) => Promise.resolve([rope, router].find((question) => question.id === id)) },
  practice: {
    index: [rope, router],
    progress,
    schedule: new Schedule([], usableSettings({ zone: 'UTC' })),
    now: Date.UTC(2026, 0, 5),
    seed: 1,
  },
};

describe('pickQuestionTool', () => {
  it('picks by topic, level or word, and gives no rubric', async () => {
    for (const input of [{ topic: 'mixture of experts' }, { level: 'core' }, { topic: 'router' }]) {
      const result = await pickQuestionTool(input, sources);
      assert.ok(result.ok && (JSON.parse(result.json) as Question).id === router.id, JSON.stringify(input));
      assert.ok(result.ok && !result.json.includes(router.points[0]?.claim ?? ''));
    }
  });

  it('says why there is none', async () => {
    const message = async (input: object): Promise<string> => {
      const result = await pickQuestionTool(input, sources);
      return result.ok ? '' : result.message;
    };
    assert.equal(await message({ due: true }), 'No question of this kind is due.');
    assert.match(await message({ topic: 'moe', level: 'research' }), /no research question in the topic/);
    assert.match(await message({ level: 'impossible' }), /Levels are core, advanced/);
    assert.match(await message({ topic: 'inference' }), /no question yet in the topic "inference-serving"/);
  });
});

describe('gradeAnswerTool', () => {
  it('gives the offline result as Markdown and as data', async () => {
    const answer = ropePlacement.answers[0]?.text;
    const result = await gradeAnswerTool({ question: rope.id, answer }, sources);
    assert.ok(result.ok);
    assert.match(result.markdown, /evidence for 4 of 5 points/);
    assert.equal((JSON.parse(result.json) as { question: string }).question, rope.id);
  });

  it('refuses what is no question and no answer', async () => {
    for (const input of [
      {},
      { question: rope.id },
      { question: rope.id, answer: ' ' },
      { question: 1, answer: 'x' },
    ])
      assert.equal((await gradeAnswerTool(input, sources)).ok, false);
    const result = await gradeAnswerTool({ question: 'rope-placement-fixtur', answer: 'x' }, sources);
    assert.ok(!result.ok && result.message.includes('did you mean "rope-placement-fixture"?'));
  });
});

describe('showProgressTool', () => {
  it('shows all topics or one', () => {
    const all = showProgressTool({}, sources);
    assert.ok(all.ok);
    assert.match(all.markdown, /long context\*\*: strength 80%, 1 of 1 tried, 1 solved\n/);
    assert.match(all.markdown, /1 topic has not been tried/);
    const one = showProgressTool({ topic: 'moe' }, sources);
    assert.ok(one.ok && (JSON.parse(one.json) as unknown[]).length === 1);
    assert.equal(showProgressTool({ topic: 'cooking' }, sources).ok, false);
  });
});

describe('matchTopic', () => {
  it('knows topics by id and name, and questions by their words', () => {
    assert.deepEqual(matchTopic('  ', []), { kind: 'any' });
    assert.deepEqual(matchTopic('MoE', []), { kind: 'topic', topic: 'moe-ssm-hybrids' });
    assert.deepEqual(matchTopic('Inference and serving', []), { kind: 'topic', topic: 'inference-serving' });
    assert.deepEqual(matchTopic('rope', [rope, router]), { kind: 'words', ids: new Set([rope.id]) });
    assert.deepEqual(matchTopic('cooking', [rope]), { kind: 'unknown' });
  });
});

describe('parseTurn', () => {
  it('takes turns of ours and nothing else', () => {
    const turn = { kind: 'asked', question: 'rope', hints: 1 };
    assert.deepEqual(parseTurn(JSON.parse(JSON.stringify(turn))), turn);
    assert.deepEqual(parseTurn({ kind: 'told' }), { kind: 'told' });
    for (const raw of [undefined, null, 'asked', {}, { kind: 'asked' }, { kind: 'graded', question: 'a' }])
      assert.equal(parseTurn(raw), undefined);
  });
});
