import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IndexEntry, itemKey, itemKinds } from '../../../../src/core/content/items';
import { topicIds } from '../../../../src/core/content/topics';
import { interviewLengths, type InterviewPlan } from '../../../../src/core/sessions/interviewPlan';
import { apportion, type InterviewWish, planInterview } from '../../../../src/core/sessions/planInterview';
import { roleProfiles } from '../../../../src/core/sessions/roleProfiles';
import { entry } from '../scheduling/builders';

const [systems] = roleProfiles;
const wish = (index: IndexEntry[], more: Partial<InterviewWish> = {}): InterviewWish => {
  return { role: systems!, minutes: 60, seed: 's', index, ...more };
};
const planOf = (given: InterviewWish): InterviewPlan => {
  const planned = planInterview(given);
  assert.ok(planned.ok);
  return planned.plan;
};
const full = topicIds
  .flatMap((topic, t) =>
    itemKinds.flatMap((kind) =>
      [0, 1].map((i) => entry(`${kind}/${kind}-${t}-${i}`, { topic, minutes: kind === 'kata' ? 15 : 5 })),
    ),
  )
  .concat(
    topicIds.map((topic, t) => entry(`question/system-${t}`, { topic, level: 'system-design', minutes: 10 })),
  );
const anyBank = fc.subarray(full).map((index) => index.slice(0, 12));

describe('planInterview', () => {
  it('fills exactly the minutes with items that exist, each once, whatever the bank holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roleProfiles),
        fc.constantFrom(...interviewLengths),
        fc.string(),
        anyBank,
        (role, minutes, seed, index) => {
          const planned = planInterview({ role, minutes, seed, index });
          const hasCore = index.some(({ kind }) => kind !== 'flashcard' && kind !== 'design');
          assert.equal(planned.ok, hasCore);
          if (!planned.ok) return;
          const { phases } = planned.plan;
          assert.equal(
            phases.reduce((sum, phase) => sum + phase.minutes, 0),
            minutes,
          );
          const keys = phases.flatMap(({ items }) => items.map(({ key }) => key));
          assert.equal(new Set(keys).size, keys.length);
          assert.ok(keys.every((key) => index.some((one) => itemKey(one) === key)));
          for (const phase of phases) {
            assert.ok(phase.minutes > 0);
            assert.ok(phase.id === 'closing' ? phase.prompts.length > 0 : phase.items.length > 0);
            const shares = phase.items.reduce((sum, item) => sum + item.minutes, 0);
            assert.equal(shares, phase.id === 'closing' ? 0 : phase.minutes);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('draws the same plan from the same seed, and others from others', () => {
    assert.deepEqual(planOf(wish(full)), planOf(wish(full)));
    const plans = ['a', 'b', 'c', 'd'].map((seed) => JSON.stringify(planOf(wish(full, { seed })).phases));
    assert.ok(new Set(plans).size > 1);
  });

  it('has all five phases, topics of the role and no excuses when the bank is full', () => {
    const plan = planOf(wish(full));
    assert.deepEqual(
      plan.phases.map(({ id }) => id),
      ['warm-up', 'deep-dive', 'hands-on', 'design', 'closing'],
    );
    assert.deepEqual(plan.notes, []);
  });

  it('asks a question of design in the phase for it, and no drill of 45 minutes', () => {
    const { phases } = planOf(wish(full));
    const design = phases.find(({ id }) => id === 'design');
    assert.match(design?.items[0]?.key ?? '', /^question\/system-/);
    const keys = phases.flatMap(({ items }) => items.map(({ key }) => key));
    assert.ok(!keys.some((key) => key.startsWith('design/')));
  });

  it('leaves out what does not fit half an hour', () => {
    const phases = planOf(wish(full, { minutes: 30 })).phases.map(({ id }) => id);
    assert.deepEqual(phases, ['warm-up', 'deep-dive', 'hands-on', 'closing']);
  });

  it('says what the bank lacks and gives the time to the rest', () => {
    const topic = 'inference-serving';
    const plan = planOf(wish([entry('question/a', { topic }), entry('kata/b', { topic, minutes: 40 })]));
    assert.deepEqual(
      plan.phases.map(({ id }) => id),
      ['deep-dive', 'hands-on', 'closing'],
    );
    assert.match(
      plan.notes.join('\n'),
      /no questions of design yet; the minutes for them went to the other phases/,
    );
    assert.match(plan.notes.join('\n'), /too few items for a warm-up/);
    assert.match(plan.notes.join('\n'), /"b" is made for 40 minutes and has 28 here/);
    assert.match(plan.notes.join('\n'), /time for 3 questions and only one is left/);
  });

  it('says so when an item lies outside the role’s topics', () => {
    const plan = planOf(wish([entry('question/a', { topic: 'rag-agents-product' })]));
    assert.match(plan.notes.join('\n'), /"a" lies outside the role's topics/);
  });

  it('refuses a bank that has nothing to ask, and says what to do', () => {
    for (const index of [[], [entry('flashcard/a')]]) {
      const planned = planInterview(wish(index));
      assert.ok(!planned.ok && /nothing to .* yet/.test(planned.message));
    }
  });

  it('prefers what did not come up lately', () => {
    const index = full.filter(({ topic }) => systems!.topics[topic] !== undefined);
    const recent = new Set(index.filter(({ id }) => id.endsWith('0')).map(itemKey));
    const drawn = Array.from({ length: 20 }, (_, i) => planOf(wish(index, { seed: String(i), recent })))
      .flatMap(({ phases }) => phases.flatMap(({ items }) => items))
      .map(({ key }) => recent.has(key));
    assert.ok(drawn.filter((isRecent) => isRecent).length < drawn.length / 3);
  });
});

describe('apportion', () => {
  it('shares out the total in whole minutes, nobody below the minimum', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 100 }), (given, spare) => {
        const minima = given.map((_, i) => i + 3);
        const total = minima.reduce((a, b) => a + b, 0) + spare;
        const shares = apportion(total, given, minima);
        assert.equal(
          shares.reduce((a, b) => a + b, 0),
          total,
        );
        shares.forEach((share, i) => assert.ok(share >= minima[i]! && Number.isInteger(share)));
      }),
    );
  });
});
