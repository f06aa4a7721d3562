// `npm start`, the first command in a fresh clone: nothing is installed yet, so only Node's own modules may be imported
// until ensureDependencies has run.
import { ensureDependencies } from './ensureDependencies.mjs';
import { HostError, printError } from './hostError.mjs';
import { projectRoot } from './paths.mjs';
import { runNpm } from './processes.mjs';
import { withProgress } from './progress.mjs';

async function build() {
  const { code, output, signal } = await runNpm(['run', 'build'], { cwd: projectRoot });
  if (signal) process.exit(130);
  if (code !== 0) throw new HostError(`The extension could not be built:\n${output.trim()}`);
}

try {
  await ensureDependencies();
  await withProgress('Building the extension', build);
  const { start } = await import('./start.mjs');
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
