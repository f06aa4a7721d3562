#!/usr/bin/env node
// Stands in for the desktop `code` program: the same command line, answered by VS Code's server build and a headless
// Chromium. Give its path to @vscode/test-electron as `vscodeExecutablePath`.
//   VSCODE_HOST_VERBOSE=1   everything the server and the page say
//   VSCODE_HOST_TIMEOUT=600 seconds until a window without a result is ended
import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseCodeArguments } from './codeArguments.mjs';
import { printError } from './hostError.mjs';
import { installServer, serverMain, serverNode } from './install.mjs';
import { runTestWindow } from './testWindow.mjs';

async function main() {
  const request = parseCodeArguments(process.argv.slice(2));
  await installServer();
  if (!request.isServerCommand) return runTestWindow(request);
  return (
    spawnSync(serverNode(), [serverMain(), ...request.serverArguments], { stdio: 'inherit' }).status ?? 1
  );
}

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  printError(error);
}
// test-electron stops reading when we exit: what is still in the pipes has to leave first.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))),
);
await delay(50);
process.exit(exitCode);
