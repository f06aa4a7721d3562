import assert from 'node:assert/strict';
import { checkGuideLinks } from '../../../src/build/checkContent';
import type { AuthoredContent } from '../../../src/build/readContent';
import { parseGuideFile } from '../../../src/core/content/guideFile';
import { entry } from '../core/scheduling/builders';

const text = `---
id: guide
title: Guide
summary: A guide.
sources: [{ title: T, authors: A, year: 2001, doi: 10.1000/1 }]
---
## Start
[Here](item:drill/kv-bytes).
## Go on
[There](item:kata/nowhere), [here](item:question/known).
`;

describe('checkGuideLinks', () => {
  const parsed = parseGuideFile('questions/guides/guide.md', 'guide', text);
  assert.ok(parsed.ok);
  const content: AuthoredContent = {
    ...{ questions: [], cards: [], designs: [], katas: [], problems: [] },
    guides: [{ file: 'questions/guides/guide.md', content: parsed.value }],
    drills: [entry('drill/kv-bytes')],
  };

  it('names file, section and item of a link that leads nowhere', () => {
    assert.deepEqual(checkGuideLinks(content, [entry('question/known')]), [
      {
        file: 'questions/guides/guide.md',
        line: 9,
        field: '## Go on',
        message: 'there is no item "kata/nowhere"',
        severity: 'error',
      },
    ]);
  });

  it('counts drills and what lies outside as there', () => {
    const found = checkGuideLinks(content).map(({ message }) => message);
    assert.deepEqual(found, ['there is no item "kata/nowhere"', 'there is no item "question/known"']);
  });
});
