// Serves and opens a page like the one that VS Code's web extension host lives in.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { openBrowser } from '../vscode-host/chromium.mjs';

// the policy of VS Code's webWorkerExtensionHostIframe.html, but for its script's hash
const policy = `default-src 'none'; child-src 'self' data: blob:;
  script-src 'self' 'unsafe-eval' https: http://localhost:* blob:;
  connect-src 'self' https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*;`;

const page = `<!doctype html><title>web extension host</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<script src="/host.js"></script>`;

// the extension host is a module worker made from a blob, as in VS Code
const host = `
const script = 'await import(' + JSON.stringify(location.origin + '/test/pageGrader.js') + ');';
const blob = new Blob([script + 'postMessage("up")'], { type: 'application/javascript' });
const worker = new Worker(URL.createObjectURL(blob), { type: 'module' });
const asked = new Map();
const isUp = new Promise((resolve, reject) => {
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data === 'up') return resolve();
    const { resolve: done, reject: fail } = asked.get(data.id);
    asked.delete(data.id);
    if ('error' in data) fail(new Error(data.error));
    else done(data.value);
  };
});
let count = 0;
window.ask = async (question) => {
  await isUp;
  return new Promise((resolve, reject) => {
    asked.set(++count, { resolve, reject });
    worker.postMessage({ id: count, question });
  });
};`;

const folders = {
  content: path.join(projectRoot, 'dist/content'),
  web: path.join(projectRoot, 'dist/web'),
  test: path.join(projectRoot, 'dist/test/web'),
};
const types = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/**
 * @param {string} profileDir
 * @returns {Promise<{ page: import('playwright-core').Page, ask: (question: object) => Promise<any>, close: () => Promise<void> }>}
 */
export async function openHostPage(profileDir) {
  const server = http.createServer((request, response) => answer(request.url ?? '/', response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await openBrowser({ profileDir });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return {
    page,
    ask: (question) => page.evaluate((asked) => window.ask(asked), question),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(url, response) {
  const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  if (url === '/') return send('text/html', page);
  if (url === '/host.js') return send('text/javascript', host);
  const [, folder, ...rest] = decodeURIComponent(url).split('/');
  const root = Object.hasOwn(folders, folder) ? folders[folder] : undefined;
  const file = root && path.join(root, ...rest);
  if (!file?.startsWith(root + path.sep) || !fs.existsSync(file)) return response.writeHead(404).end();
  send(types[path.extname(file)] ?? 'text/plain', fs.readFileSync(file));
}
