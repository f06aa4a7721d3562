import assert from 'node:assert/strict';
import { parseGuideFile } from '../../../../src/core/content/guideFile';
import { guideMarkdown, linkedKeys } from '../../../../src/core/content/guides';
import { formatProblem } from '../../../../src/core/content/problems';

const file = `---
id: reading
title: How to read
summary: Slowly.
sources:
  - { title: On Reading, authors: Somebody, year: 2001, doi: 10.1000/1 }
---
## First
Ask [a question](item:question/rope-placement) and [the web](https://example.org).

## Second
Do [a kata](item:kata/rope).
`;

const problems = (text: string, name = 'reading'): string[] => {
  const parsed = parseGuideFile('questions/guides/reading.md', name, text);
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
};

describe('parseGuideFile', () => {
  it('reads the sections in their order', () => {
    const parsed = parseGuideFile('g.md', 'reading', file);
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.guide.sections.map(({ title, text }) => [title, text.slice(0, 3)]),
      [
        ['First', 'Ask'],
        ['Second', 'Do '],
      ],
    );
    assert.equal(parsed.value.lineOf('Second'), 11);
  });

  it('names an id that is not the file’s name, an unknown field and a missing source', () => {
    assert.match(problems(file, 'other')[0] ?? '', /the path says "other"/);
    assert.match(problems(file.replace('summary:', 'sumary:')).join('\n'), /sumary.*not a known field/);
    assert.match(problems(file.replace(', doi: 10.1000/1', '')).join('\n'), /sources/);
  });

  it('names an empty section, text in front of all sections, and a guide without any', () => {
    assert.match(problems(file.replace('Do [a kata](item:kata/rope).', '')).join('\n'), /Second.*is empty/);
    assert.match(problems(file.replace('## First\n', '')).join('\n'), /text before the first section/);
    assert.match(problems(file.replace(/## First[^]*/, '')).join('\n'), /at least one section/);
  });
});

describe('linkedKeys', () => {
  it('finds the items and leaves other links alone', () => {
    assert.deepEqual(linkedKeys(file), ['question/rope-placement', 'kata/rope']);
  });
});

describe('guideMarkdown', () => {
  it('names an item where it cannot be opened, keeps links to the web, and ends with the sources', () => {
    const parsed = parseGuideFile('g.md', 'reading', file);
    assert.ok(parsed.ok);
    const text = guideMarkdown(parsed.value.guide);
    assert.match(
      text,
      /^# How to read\n\n\*Slowly\.\*\n\n## First\n\nAsk a question \(`question\/rope-placement`\)/,
    );
    assert.match(text, /\[the web\]\(https:\/\/example\.org\)/);
    assert.match(
      text,
      /## Sources\n\n- Somebody \(2001\): \[On Reading\]\(https:\/\/doi\.org\/10\.1000\/1\)\n$/,
    );
  });
});
