import assert from 'node:assert/strict';
import { joinStages, readStages, statedText, within } from '../../../../src/core/staged/stagedText';

describe('readStages', () => {
  const part = (source: string, id: 'clarify' | 'size' | 'failure-and-cost'): string | undefined => {
    const { text, ranges } = readStages(source);
    const range = ranges[id];
    return range && text.slice(range.start, range.end).trim();
  };

  it('keeps all places those of the source', () => {
    const source = 'first\n## Size\r\ntwelve nodes\n\n### Failure and cost:\nit dies\n';
    const { text } = readStages(source);
    assert.equal(text.length, source.length);
    assert.equal(source.indexOf('twelve'), text.indexOf('twelve'));
    assert.ok(!text.includes('Size'));
  });

  it('finds each stage by its heading, and gives what stands before to the first', () => {
    const source = 'how many users?\n## Size\ntwelve nodes\n## Failure and cost\nit dies\n';
    assert.equal(part(source, 'clarify'), 'how many users?');
    assert.equal(part(source, 'size'), 'twelve nodes');
    assert.equal(part(source, 'failure-and-cost'), 'it dies');
  });

  it('joins what stands before a heading of the first stage with it', () => {
    const source = 'how many users?\n## Clarify\nhow long?\n## Size\nx';
    assert.match(part(source, 'clarify') ?? '', /users[^]*how long/);
  });

  it('leaves other headings to the text', () => {
    assert.equal(part('## Size\n### Memory\n1 GB\n', 'size'), '### Memory\n1 GB');
  });

  it('counts a text without headings for every stage', () => {
    for (const id of ['clarify', 'size', 'failure-and-cost'] as const)
      assert.equal(part('all at once', id), 'all at once');
  });
});

describe('joinStages', () => {
  it('joins in the order of the stages and leaves blank ones out', () => {
    const { text, ranges } = joinStages({ size: ' b ', clarify: 'a', architecture: '  ' });
    assert.equal(text, 'a\n\nb');
    assert.deepEqual(ranges, { clarify: { start: 0, end: 1 }, size: { start: 3, end: 4 } });
  });

  it('reads questions as statements in the first stage alone', () => {
    assert.equal(statedText(joinStages({ clarify: 'How long?', size: 'Big?' })), 'How long.\n\nBig?');
  });
});

describe('within', () => {
  it('cuts spans to a range and counts from its start', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 8, end: 12 },
      { start: 20, end: 22 },
    ];
    assert.deepEqual(within(spans, { start: 2, end: 10 }), [
      { start: 0, end: 2 },
      { start: 6, end: 8 },
    ]);
  });
});
