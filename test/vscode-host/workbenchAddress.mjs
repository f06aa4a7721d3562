import path from 'node:path';

/** @typedef {import('./server.mjs').Server} Server */

/** Page options for automated windows: no greeting of any kind. @type {[string, string][]} */
export const quietPage = [
  ['skipWelcome', 'true'],
  ['skipReleaseNotes', 'true'],
];

/**
 * The way VS Code's page names a file of the machine the server runs on.
 * @param {Server} server
 * @param {string} file
 */
export const remoteUri = (server, file) =>
  `vscode-remote://${server.authority}${encodeURI(path.resolve(file))}`;

/**
 * The address that opens a window.
 * @param {Server} server
 * @param {object} options
 * @param {string} [options.folder]
 * @param {string} [options.workspaceFile] a `.code-workspace`
 * @param {string} [options.extensionDevelopmentPath] one only: VS Code's page keeps the last of several
 * @param {[string, string][]} [options.payload] options of the page, e.g. {@link quietPage}
 */
export function workbenchUrl(server, { folder, workspaceFile, extensionDevelopmentPath, payload = [] }) {
  const query = new URLSearchParams({ tkn: server.token });
  if (workspaceFile) query.set('workspace', path.resolve(workspaceFile));
  else if (folder) query.set('folder', path.resolve(folder));
  else query.set('ew', 'true'); // an empty window, instead of the folder opened last
  const entries = [...payload];
  if (extensionDevelopmentPath)
    entries.push(['extensionDevelopmentPath', remoteUri(server, extensionDevelopmentPath)]);
  query.set('payload', JSON.stringify(entries));
  return `http://${server.authority}/?${query}`;
}
