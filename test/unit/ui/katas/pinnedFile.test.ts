import assert from 'node:assert/strict';
import { encodePlain } from '../../../../src/core/katas/plainText';
import { addPin, readPins, writePins } from '../../../../src/ui/katas/pinnedFile';

describe('pinnedFile', () => {
  const pin = (name: string, ...args: unknown[]): { name: string; call: string; args: string } => ({
    name,
    call: 'f',
    args: encodePlain(args),
  });
  const file = (fields: object): string =>
    JSON.stringify({ formatVersion: 1, kata: 'rope', cases: [], ...fields });
  const reason = (text: string): string => {
    const read = readPins(text, 'rope');
    assert.ok(!read.ok);
    return read.reason;
  };

  it('gives back what was written, of every kind of plain data', () => {
    const cases = [
      pin('numbers', [1, -0, NaN, Infinity], { $a: 'x"y' }, {}),
      pin('"quoted"', new Map([[1, new Set([2])]]), new Float64Array([0.5]), undefined),
      pin('no arguments'),
    ];
    assert.deepEqual(readPins(writePins('rope', cases), 'rope'), { ok: true, cases });
    assert.deepEqual(readPins(writePins('rope', []), 'rope'), { ok: true, cases: [] });
  });

  it('writes a call’s arguments as one would type them', () => {
    assert.match(
      writePins('rope', [pin('a', [[1, 2]], { base: 10 })]),
      /"args": \[\[\[1, 2\]\], \{ "base": 10 \}\]\n/,
    );
  });

  it('says what is wrong with a file, and where', () => {
    assert.match(reason('{'), /not valid JSON/);
    assert.match(reason('[]'), /one object/);
    assert.match(reason(file({ formatVersion: 2 })), /formatVersion/);
    assert.match(reason(file({ kata: 'bpe' })), /"kata" must be "rope"/);
    assert.match(reason(file({ cases: {} })), /"cases" must be a list/);
    assert.match(
      reason(file({ cases: [{ name: 'a', call: 'f', args: [] }, 7] })),
      /cases\[1\]" must be an object/,
    );
    assert.match(reason(file({ cases: [{ name: ' ', call: 'f', args: [] }] })), /needs a "name"/);
    assert.match(reason(file({ cases: [{ name: 'a', args: [] }] })), /needs a "call"/);
    assert.match(reason(file({ cases: [{ name: 'a', call: 'f', args: '[]' }] })), /needs "args"/);
    assert.match(
      reason(file({ cases: [{ name: 'a', call: 'f', args: [{ $: 'Date' }] }] })),
      /unknown tag "Date"/,
    );
    const twice = [
      { name: 'a', call: 'f', args: [] },
      { name: 'a', call: 'g', args: [] },
    ];
    assert.match(reason(file({ cases: twice })), /cases\[1\]" has the name of another one/);
  });

  it('adds an input once, under a name that is free', () => {
    const one = addPin([], pin('a', 1));
    assert.deepEqual(one.cases, [pin('a', 1)]);
    assert.deepEqual(addPin(one.cases, pin('b', 1)), { cases: one.cases, same: pin('a', 1) });
    const two = addPin(one.cases, pin('a', 2));
    assert.deepEqual(
      addPin(two.cases, pin('a', 3)).cases.map(({ name }) => name),
      ['a', 'a (2)', 'a (3)'],
    );
  });
});
