/** Our grader behind a file watcher, wired as in the extension. Usage: node watchCoach.cjs <dist> <kata> <file> */
import path from 'node:path';
import { KataGrader } from '../../src/core/katas/kataGrader';
import { ChildSandbox } from '../../src/node/childSandbox';
import { DiskContent } from '../../src/node/diskContent';
import { onSave } from './onSave';

const [dist = '', kata = '', file = ''] = process.argv.slice(2);
const runner = new ChildSandbox({ entry: path.join(dist, 'sandbox', 'child.js') });
const content = new DiskContent(path.join(dist, 'content'));
const grader = new KataGrader(content, runner, () => Math.floor(Math.random() * 2 ** 31));

process.once('SIGTERM', () => {
  runner.dispose();
  process.exit();
});
onSave(file, async (source) => {
  const report = await grader.grade(kata, source, { timeoutMs: 2000, now: () => performance.now() });
  setImmediate(() => void grader.prepare(kata)); // as in the editor: once the verdict is out
  const passed = report?.passed ?? 0;
  return { passed, failed: (report?.total ?? 0) - passed };
});
