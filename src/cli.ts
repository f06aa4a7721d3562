/**
 * Launcher of `llm-coach`. A process start is the dearest part of a single grade, so the sandbox is started
 * before everything else is loaded.
 */
import Module from 'node:module';
import path from 'node:path';
import { ChildSandbox } from './node/childSandbox';

const [, , command, ...rest] = process.argv;
const isSingleGrade = command === 'grade' && rest.length >= 2 && !rest.includes('--all');
const runner = isSingleGrade
  ? new ChildSandbox({ entry: path.join(__dirname, 'sandbox', 'child.js'), idleMs: 0 })
  : undefined;
runner?.warm();
(Module as { enableCompileCache?: () => void }).enableCompileCache?.();
// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded after the start, and not bundled in here
const { start } = require('./cliMain.js') as typeof import('./cliMain');
start(runner);
