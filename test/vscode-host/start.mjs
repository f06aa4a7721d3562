#!/usr/bin/env node
// Opens VS Code with the extension in development and a folder to practise in. Expects an installed and built project;
// `npm start` (npmStart.mjs) sees to that first.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chooseHost } from './hostChoice.mjs';
import { HostError, printError } from './hostError.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { announce } from './progress.mjs';
import { startDesktop } from './startDesktop.mjs';
import { startWeb } from './startWeb.mjs';

const usage = `usage: npm start -- [--host desktop|web|auto] [--port N] [--no-open]
  --host     auto (default): desktop VS Code where it can be downloaded and shown, else VS Code in a browser
  --port     of VS Code in a browser; default: the port of the last start
  --no-open  print the address instead of opening the browser`;

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function start(args) {
  const options = readOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const practice = preparePracticeFolder();
  const host = await chooseHost(options.host);
  if (host.kind === 'desktop') {
    const { code, failedAtOnce } = await startDesktop(host.executable, practice);
    if (!failedAtOnce || options.host === 'desktop') return code;
    announce('Desktop VS Code cannot run here: using the npm-based one.');
  }
  return startWeb({ ...practice, port: options.port, open: options.open });
}

function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        host: { type: 'string', default: process.env.VSCODE_HOST ?? 'auto' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { host: values.host, port: readPort(values.port), open: !values['no-open'], help: values.help };
  } catch (error) {
    throw error instanceof HostError ? error : new HostError(`${error.message}\n${usage}`);
  }
}

function readPort(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new HostError(`--port needs a number from 1 to 65535, not "${text}".`);
}

/** Copied once; from then on the folder belongs to the learner. Its README greets, the first time only. */
function preparePracticeFolder() {
  const folder = path.join(cacheFolder(), 'practice');
  if (fs.existsSync(folder)) return { folder };
  fs.cpSync(path.join(projectRoot, 'test/fixtures/practice'), folder, { recursive: true });
  return { folder, greeting: path.join(folder, 'README.md') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await start(process.argv.slice(2));
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  }
}
