// Preloaded into VS Code's server. Its stdin is a pipe from the process that started it, so even when that
// process is killed without notice the server, its extension hosts and its temporary folder go with it.
const { spawn } = require('node:child_process');
const { isMainThread } = require('node:worker_threads');

const position = process.execArgv.indexOf(__filename);
// Everything the server forks would inherit `--require <this file>`, and the extension host's workers would die of it.
if (position > 0) process.execArgv.splice(position - 1, 2);
if (position > 0 && isMainThread) process.stdin.on('end', endGroup).on('error', endGroup).resume();

function endGroup() {
  // The remover waits until the group below is dead, since a living process would write its files again.
  spawn('/bin/sh', ['-c', 'sleep 0.5; rm -rf "$0"', process.env.TMPDIR], {
    detached: true,
    stdio: 'ignore',
  }).unref();
  process.kill(-process.pid, 'SIGKILL');
}
