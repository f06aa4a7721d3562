import assert from 'node:assert/strict';
import type { ChatAnswer, ChatTurn } from '../../../../src/core/chat/chatAnswer';
import { interview, type InterviewerSources } from '../../../../src/core/chat/interviewer';
import type { IndexEntry, Question } from '../../../../src/core/content/items';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { usableSettings } from '../../../../src/core/scheduling/settings';
import { ropePlacement } from '../answers/fixtures/ropePlacement';
import { routerCollapse } from '../answers/fixtures/routerCollapse';

const rope: Question = {
  ...ropePlacement.question,
  title: 'Where rotary embeddings belong',
  topic: 'attention-position-longcontext',
  intent: 'Whether the candidate can derive the place.',
  followUps: [
    {
      id: 'cache',
      prompt: 'And with a KV cache?',
      after: ['relative-offset'],
      answer: 'Rotated.',
      points: [],
    },
    {
      id: 'leak',
      prompt: 'You rotate the query and the key vectors after they are projected. Why?',
      after: ['rotates-q-and-k'],
      answer: 'So.',
      points: [],
    },
  ],
};
const router: Question = {
  ...routerCollapse.question,
  title: 'A router collapses',
  topic: 'moe-ssm-hybrids',
};
const bank = [rope, router];
const good = ropePlacement.answers[0]?.text ?? '';

describe('interview', () => {
  let graded: string[];
  let hinted: string[];
  let drafts: Record<string, string>;
  let history: ChatTurn[];
  beforeEach(() => {
    graded = [];
    hinted = [];
    drafts = {};
    history = [];
  });

  const sources = (): InterviewerSources => {
    const schedule = new Schedule([], usableSettings({ zone: 'UTC' }));
    const index: IndexEntry[] = bank;
    return {
      content: { question: (id) => Promise.resolve(bank.find((question) => question.id === id)) },
      practice: { index, progress: new Map(), schedule, now: Date.UTC(2026, 0, 5), seed: 1 },
      draftOf: (id) => drafts[id] ?? '',
      onGraded: ({ id }, answer) => Promise.resolve(void graded.push(`${id}: ${answer}`)),
      onHint: ({ id }) => Promise.resolve(void hinted.push(id)),
    };
  };
  async function say(text: string): Promise<ChatAnswer> {
    const [, command, rest = ''] = /^(?:\/(\w+) ?)?(.*)$/s.exec(text) ?? [];
    const answer = await interview(
      { command: command as 'start' | undefined, text: rest, history },
      sources(),
    );
    history.push(answer.turn);
    return answer;
  }

  it('asks a question about a topic, and shows neither rubric nor answer', async () => {
    const { text, turn, actions } = await say('/start moe');
    assert.deepEqual(turn, { kind: 'asked', question: router.id, hints: 0 });
    assert.ok(text.includes(router.prompt));
    for (const { claim } of router.points) assert.ok(!text.includes(claim));
    assert.equal(actions[0]?.question, router.id);
  });

  it('takes a first message as a topic, and the next as the answer', async () => {
    await say('rotary');
    const { turn, text } = await say(good);
    assert.equal(turn.kind, 'graded');
    assert.deepEqual(graded, [`${rope.id}: ${good}`]);
    assert.match(text, /evidence for 4 of 5 points/);
    assert.match(text, /✓ Found\*\* \(essential\)/);
  });

  it('asks another question next', async () => {
    await say('/start');
    const first = history[0];
    await say(good);
    const { turn } = await say('/start');
    assert.ok(turn.kind === 'asked' && first?.kind === 'asked' && turn.question !== first.question);
  });

  it('says which topics there are when it knows none of the kind', async () => {
    const { text, turn } = await say('/start cooking');
    assert.equal(turn.kind, 'told');
    assert.match(text, /no topic or question "cooking"/);
    assert.match(text, /Inference and serving/);
  });

  it('hints at what is open, and gives no answer away', async () => {
    await say('/start rotary');
    const first = await say('/hint');
    assert.match(first.text, /5 points, 2 of them essential/);
    assert.match(first.text, /And with a KV cache\?/);
    const second = await say('/hint');
    assert.match(second.text, /derive the place/);
    const third = await say('/hint');
    assert.match(third.text, /no more hints/);
    assert.deepEqual(hinted, [rope.id, rope.id]);
    for (const { text } of [first, second, third]) assert.ok(!text.includes('You rotate the query'));
  });

  it('passes over hints at what the draft has already made', async () => {
    drafts[rope.id] = good;
    await say('/start rotary');
    const { text } = await say('/hint');
    assert.match(text, /You have made 4/);
    assert.doesNotMatch(text, /KV cache/);
  });

  it('grades what is typed in the panel when nothing is said', async () => {
    drafts[rope.id] = good;
    await say('/start rotary');
    await say('/grade');
    assert.deepEqual(graded, [`${rope.id}: ${good}`]);
  });

  it('says what to do when there is nothing to grade or to hint at', async () => {
    assert.match((await say('/grade it')).text, /Begin with `\/start`/);
    assert.match((await say('/hint')).text, /Begin with `\/start`/);
    await say('/start rotary');
    assert.match((await say('/grade')).text, /Write your answer/);
    assert.deepEqual(graded, []);
  });

  it('shows the traps of an answer with what is right instead', async () => {
    await say('/start rotary');
    const { text } = await say(
      'RoPE extrapolates to any length for free. You rotate the queries and the keys.',
    );
    assert.match(text, /Common trap: RoPE extrapolates to any length/);
    assert.match(text, /It is otherwise/);
  });

  it('sums up the latest answer to each question', async () => {
    await say('/start rotary');
    await say('/grade I do not know how RoPE works at all, sorry.');
    await say(`/grade ${good}`);
    const { text } = await say('/debrief');
    assert.match(text, /1 question answered, \d+% of the evidence/);
    assert.match(text, /- \*\*Where rotary embeddings belong\*\*: \d+%, 1 not found\n/);
    assert.match(text, /Say next time/);
  });

  it('shows where the learner stands when nothing was answered', async () => {
    assert.match((await say('/debrief')).text, /Nothing was answered in this chat yet/);
  });
});
