// One headless window started from the desktop command line: what code.mjs does once the arguments are read.
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './chromium.mjs';
import { untilAskedToEnd, watchParent } from './processes.mjs';
import {
  linkExtensions,
  offlineEnvironment,
  quietSettings,
  readManifest,
  userSettingsFile,
  writeUserSettings,
} from './profile.mjs';
import { makeScratchFolder, removeFolder } from './scratchFolder.mjs';
import { startServer } from './server.mjs';
import { TestRelay } from './testRelay.mjs';
import { quietPage, remoteUri, workbenchUrl } from './workbenchAddress.mjs';

/** @typedef {import('./codeArguments.mjs').CodeRequest} CodeRequest */

const isVerbose = Boolean(process.env.VSCODE_HOST_VERBOSE);
const limitSeconds = Number(process.env.VSCODE_HOST_TIMEOUT ?? 600);
const pageNoise =
  /^(\[(AgentHost|reconnection-grace-time|AccountPolicyGate|ChatModelSelection|Service Worker)|Resolv(ing|ed) connection token|Creating a socket|(Updating|Ignoring fetching) additional builtin)/;

/**
 * Opens the window and waits for its end: the tests' result, a signal, or a fault.
 * @param {CodeRequest} request
 * @returns {Promise<number>} exit code
 */
export async function runTestWindow(request) {
  const scratch = makeScratchFolder();
  const relay =
    request.testsPath && !request.inWebWorker ? new TestRelay(request.testsPath, scratch) : undefined;
  const ended = makeOutcome();
  /** @type {(() => unknown)[]} */
  const cleanups = [() => removeFolder(scratch)];
  try {
    const opening = openWindow(request, { scratch, relay, finish: ended.finish, cleanups });
    opening.catch(ended.fail);
    const code = await ended.outcome;
    // A window that is still opening must be complete before it can be taken down.
    await opening.catch(() => {});
    return code;
  } finally {
    for (const cleanUp of cleanups.reverse()) await cleanUp();
  }
}

/** A promise for the exit code, settled by whatever happens first. */
function makeOutcome() {
  let finish;
  let fail;
  const outcome = new Promise((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  void untilAskedToEnd().then(() => finish(130));
  watchParent(() => finish(130));
  const timeOut = () => {
    console.error(`VS Code was ended: no result after ${limitSeconds} s (VSCODE_HOST_TIMEOUT).`);
    finish(1);
  };
  setTimeout(timeOut, limitSeconds * 1000).unref();
  return { outcome, finish, fail };
}

async function openWindow(request, { scratch, relay, finish, cleanups }) {
  const userDataDir = request.userDataDir ?? path.join(scratch, 'user-data');
  const extensionsDir = request.extensionsDir ?? path.join(scratch, 'extensions');
  const [extensionDevelopmentPath, ...others] = request.developmentPaths;
  if (!fs.existsSync(userSettingsFile(userDataDir)))
    writeUserSettings(userDataDir, { ...quietSettings, ...extensionKinds(request) });
  linkExtensions(extensionsDir, others);
  const server = await startServer({
    ...{ userDataDir, extensionsDir, args: serverFlags(request) },
    env: { ...offlineEnvironment, ...relay?.environment },
    onLine: (line) => isVerbose && process.stderr.write(`[server] ${line}\n`),
  });
  cleanups.push(server.stop);
  const browser = await openBrowser({ profileDir: path.join(scratch, 'browser') });
  cleanups.push(() => browser.close().catch(() => {}));
  browser.on('close', () => finish(1));
  const page = browser.pages()[0] ?? (await browser.newPage());
  await listenToPage(page, { server, relay, finish, showOutput: request.inWebWorker });
  if (relay) {
    relay.start();
    cleanups.push(() => relay.stop());
  }
  const tests = relay ? TestRelay.shim : request.testsPath;
  const payload = [
    ...quietPage,
    ...request.payload,
    ...(tests ? [['extensionTestsPath', remoteUri(server, tests)]] : []),
  ];
  await page.goto(workbenchUrl(server, { ...request, extensionDevelopmentPath, payload }));
}

const serverFlags = ({ log, proposedApi }) => [
  ...(log ? ['--log', log] : []),
  ...proposedApi.flatMap((id) => ['--enable-proposed-api', id]),
];

/** VS Code's page ignores `extensionDevelopmentKind`; this setting moves an extension with a "browser" entry to the worker. */
function extensionKinds({ inWebWorker, developmentPaths }) {
  if (!inWebWorker) return {};
  return {
    'remote.extensionKind': Object.fromEntries(
      developmentPaths.map((folder) => [readManifest(folder).id, ['web']]),
    ),
  };
}

/** The two functions that VS Code's page calls when the test driver is on, and the page's own end. */
async function listenToPage(page, { server, relay, finish, showOutput }) {
  page.on('crash', () => {
    console.error("The page of VS Code's window crashed.");
    finish(1);
  });
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    const text = format(...values);
    if (isVerbose) process.stderr.write(`[page ${type}] ${text}\n`);
    else if (showOutput && type === 'info' && !pageNoise.test(text)) process.stdout.write(`${text}\n`);
  });
  await page.exposeFunction('codeAutomationExit', (code) =>
    finish(relay ? relayedCode(relay, server, code) : code),
  );
}

function relayedCode(relay, server, code) {
  if (relay.result === 'passed') return code;
  if (relay.result === 'failed') return code || 1;
  const hints = server.log.filter((line) => /exit|error|fatal/i.test(line)).slice(-5);
  console.error(['The extension host ended before the tests did.', ...hints].join('\n'));
  return 1;
}
