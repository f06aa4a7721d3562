import fs from 'node:fs';
import path from 'node:path';

const valued = new Set([
  ...[
    'extensionDevelopmentPath',
    'extensionTestsPath',
    'extensionDevelopmentKind',
    'user-data-dir',
    'extensions-dir',
  ],
  ...[
    'inspect-extensions',
    'inspect-brk-extensions',
    'locale',
    'log',
    'enable-proposed-api',
    'disable-extension',
  ],
]);
const serverCommands = new Set([
  'install-extension',
  'uninstall-extension',
  'list-extensions',
  'version',
  'help',
]);

/**
 * @typedef {object} CodeRequest
 * @property {boolean} isServerCommand the server answers it without a window, e.g. `--install-extension`
 * @property {string[]} serverArguments for such a command
 * @property {string} [folder]
 * @property {string} [workspaceFile]
 * @property {string[]} developmentPaths
 * @property {string} [testsPath]
 * @property {boolean} inWebWorker run the extension in the browser's extension host
 * @property {string} [userDataDir]
 * @property {string} [extensionsDir]
 * @property {string} [log]
 * @property {string[]} proposedApi
 * @property {[string, string][]} payload options that are handed to VS Code's page as they are
 */

/**
 * Reads the part of the desktop command line that test runners use; what makes no sense here is ignored.
 * @param {string[]} args
 * @returns {CodeRequest}
 */
export function parseCodeArguments(args) {
  const { flags, paths } = splitArguments(args);
  const all = (key) =>
    flags.filter((flag) => flag.key === key && flag.value !== undefined).map((flag) => flag.value);
  const last = (key) => all(key).at(-1);
  const has = (key) => flags.some((flag) => flag.key === key);
  const workspaceFile = paths.find((file) => file.endsWith('.code-workspace'));
  return {
    isServerCommand: flags.some((flag) => serverCommands.has(flag.key)),
    serverArguments: args.filter((arg) => !/^--(no-sandbox|disable-|skip-)/.test(arg)),
    workspaceFile,
    folder: workspaceFile
      ? undefined
      : paths.find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()),
    developmentPaths: all('extensionDevelopmentPath').map((folder) => path.resolve(folder)),
    testsPath: last('extensionTestsPath'),
    inWebWorker: last('extensionDevelopmentKind') === 'web',
    userDataDir: last('user-data-dir'),
    extensionsDir: last('extensions-dir'),
    log: last('log'),
    proposedApi: all('enable-proposed-api'),
    payload: [
      ...(has('disable-extensions') ? [['disableExtensions', 'true']] : []),
      ...['inspect-extensions', 'inspect-brk-extensions']
        .filter((key) => last(key))
        .map((key) => [key, last(key)]),
    ],
  };
}

function splitArguments(args) {
  const flags = [];
  const paths = [];
  for (let i = 0; i < args.length; i++) {
    const [, key, given] = /^--([^=]+)(?:=(.*))?$/.exec(args[i]) ?? [];
    if (!key) {
      paths.push(path.resolve(args[i]));
      continue;
    }
    const next = args[i + 1];
    const takesNext = given === undefined && valued.has(key) && next !== undefined && !next.startsWith('--');
    flags.push({ key, value: takesNext ? next : given });
    if (takesNext) i++;
  }
  return { flags, paths };
}
