import assert from 'node:assert/strict';
import { Progress } from '../../../../src/node/bulk/progress';

describe('Progress', () => {
  it('writes a line every five seconds where stderr is no terminal', () => {
    const lines: string[] = [];
    let time = 0;
    const progress = new Progress(100, { err: (text) => void lines.push(text) }, () => time);
    for (let i = 0; i < 12; i++) {
      time += 1000;
      progress.step('a/rope.ts');
    }
    assert.deepEqual(lines, ['llm-coach: 5 of 100 graded', 'llm-coach: 10 of 100 graded']);
  });

  it('keeps one line on a terminal and takes it away before results are written', () => {
    const shown: string[] = [];
    const terminal = { err: () => assert.fail('a line'), status: (text: string) => void shown.push(text) };
    let time = 0;
    const progress = new Progress(2, terminal, () => (time += 200));
    progress.hide();
    progress.step('a\u001b[2J/rope.ts');
    progress.hide();
    progress.hide();
    assert.deepEqual(shown, ['1 of 2 graded, a\\u001b[2J/rope.ts', '']);
  });
});
