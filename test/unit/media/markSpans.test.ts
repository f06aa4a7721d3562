import assert from 'node:assert/strict';
import { mergeSpans, quoteSpans, splitBySpans } from '../../../media/panel/markSpans';

const text = 'one two three four';

describe('splitBySpans', () => {
  it('leaves a text without spans in one piece', () => {
    assert.deepEqual(splitBySpans(text, []), [{ text, owners: [], closing: [] }]);
  });

  it('gives no piece for an empty text', () => {
    assert.deepEqual(splitBySpans('', [{ id: 'a', spans: [{ start: 0, end: 4 }] }]), []);
  });

  it('cuts around a span and closes it at its end', () => {
    assert.deepEqual(splitBySpans(text, [{ id: 'a', spans: [{ start: 4, end: 7 }] }]), [
      { text: 'one ', owners: [], closing: [] },
      { text: 'two', owners: ['a'], closing: ['a'] },
      { text: ' three four', owners: [], closing: [] },
    ]);
  });

  it('gives the overlap of two spans to both', () => {
    const owners = [
      { id: 'a', spans: [{ start: 0, end: 7 }] },
      { id: 'b', spans: [{ start: 4, end: 13 }] },
    ];
    assert.deepEqual(splitBySpans(text, owners), [
      { text: 'one ', owners: ['a'], closing: [] },
      { text: 'two', owners: ['a', 'b'], closing: ['a'] },
      { text: ' three', owners: ['b'], closing: ['b'] },
      { text: ' four', owners: [], closing: [] },
    ]);
  });

  it('closes a span within another without ending the outer one', () => {
    const owners = [
      { id: 'outer', spans: [{ start: 0, end: 18 }] },
      { id: 'inner', spans: [{ start: 4, end: 7 }] },
    ];
    const closing = splitBySpans(text, owners).map((segment) => segment.closing);
    assert.deepEqual(closing, [[], ['inner'], ['outer']]);
  });

  it('marks each of several spans of one owner', () => {
    const spans = [
      { start: 8, end: 13 },
      { start: 0, end: 3 },
    ];
    const marked = splitBySpans(text, [{ id: 'a', spans }]).filter(({ owners }) => owners.length > 0);
    assert.deepEqual(
      marked.map((segment) => segment.text),
      ['one', 'three'],
    );
  });

  it('puts the whole text together again, whatever the spans are', () => {
    const spans = [
      { start: -3, end: 2 },
      { start: 9, end: 4 },
      { start: 5, end: 5 },
      { start: 12, end: 99 },
    ];
    const pieces = splitBySpans(text, [
      { id: 'a', spans },
      { id: 'b', spans: [{ start: 1, end: 14 }] },
    ]);
    assert.equal(pieces.map((segment) => segment.text).join(''), text);
    assert.ok(pieces.every((segment) => segment.text !== ''));
  });
});

describe('mergeSpans', () => {
  it('joins spans that touch or overlap, and keeps those apart', () => {
    const spans = [
      { start: 6, end: 9 },
      { start: 0, end: 3 },
      { start: 3, end: 5 },
      { start: 7, end: 8 },
    ];
    assert.deepEqual(mergeSpans(spans, 20), [
      { start: 0, end: 5 },
      { start: 6, end: 9 },
    ]);
  });
});

describe('quoteSpans', () => {
  it('joins pieces that lie apart by an ellipsis', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 13, end: 18 },
    ];
    assert.equal(quoteSpans(text, spans), 'one … four');
  });
});
