import * as assert from 'node:assert/strict';
import { evaluateAnswers, type SetReport } from '../../../answers/evaluateAnswers';
import { readLabelledAnswers } from '../../../answers/labelledAnswers';

// Floors well below what `npm run eval:answers` measures: they catch a change that breaks the finder, not a bad day.
describe('the evidence finder on labelled answers', () => {
  let development: SetReport;

  before(function () {
    this.timeout(60_000);
    development = evaluateAnswers(readLabelledAnswers(process.cwd()), ({ isHeldOut }) => !isHeldOut);
  });

  it('is right about nearly every point it reports', () => {
    assert.ok(development.points.labelled >= 500);
    assert.ok(development.points.precision >= 0.92, String(development.points.precision));
  });

  it('finds most of the points that are made, in every voice', () => {
    assert.ok(development.points.recall >= 0.75, String(development.points.recall));
    for (const [voice, { labelled, recall }] of Object.entries(development.voices))
      if (labelled > 0) assert.ok(recall >= 0.5, `${voice} ${recall}`);
  });

  it('names the traps that are asserted, and hardly any other', () => {
    assert.ok(development.traps.precision >= 0.85, String(development.traps.precision));
    assert.ok(development.traps.recall >= 0.75, String(development.traps.recall));
  });

  it('credits nothing to lists, repeated prompts, other subjects and orders to the grader', () => {
    assert.deepEqual(
      Object.entries(development.falseCredit).filter(([, { credited }]) => credited > 0),
      [],
    );
    assert.ok(Object.values(development.falseCredit).every(({ of }) => of > 0));
  });
});
