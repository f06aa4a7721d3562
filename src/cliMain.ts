import { createHash, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { KataRunner } from './core/ports';
import { ChildSandbox } from './node/childSandbox';
import type { BulkEnvironment, PackOptions, PackVerdict } from './node/cli/options';
import { runCli } from './node/cli/runCli';
import type { Terminal } from './node/cli/terminal';
import { DiskContent } from './node/diskContent';

const dist = __dirname;
const sandboxEntry = path.join(dist, 'sandbox', 'child.js');
const content = new DiskContent(path.join(dist, 'content'));
/** First argument of a grading thread. Asking `worker_threads` instead would slow every start down by it. */
const threadFlag = '--grading-thread';
const now = (): number => performance.now();

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function createTerminal(): Terminal {
  const { stdout, stderr } = process;
  // whoever reads our output may have enough of it, as `head` does
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    out: (text) => void stdout.write(`${text}\n`),
    write: (text) => new Promise((resolve) => void stdout.write(text, () => resolve())),
    err: (text) => void stderr.write(`${text}\n`),
    ...(stderr.isTTY ? { status: (text) => void stderr.write(`\r\u001b[2K${text}`) } : {}),
    colour: stdout.isTTY && process.env.NO_COLOR === undefined,
  };
}

const bulk: BulkEnvironment = {
  async createWorker() {
    const { ThreadWorker } = await import('./node/bulk/threadWorker');
    return new ThreadWorker(path.join(dist, 'cli.js'), [threadFlag]);
  },
  cores: availableParallelism(),
  async engine() {
    const hash = createHash('sha256');
    for (const file of [__filename, sandboxEntry]) hash.update(await readFile(file));
    return hash.digest('hex');
  },
  onInterrupt(listener) {
    // once: who interrupts a second time does not want to wait
    process.once('SIGINT', listener).once('SIGTERM', listener);
    return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
  },
};

const createRunner = (): KataRunner => new ChildSandbox({ entry: sandboxEntry, idleMs: 0 });

/** A bundle of its own: its checks are as large as everything else together. */
async function checkPack(folder: string, { json, onProgress }: PackOptions): Promise<PackVerdict> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- not to be bundled in here
  const checks = require('./build/validatePack.js') as typeof import('./build/validatePack');
  const { packText, validatePack } = checks;
  const validated = await validatePack(folder, {
    createRunner,
    processors: availableParallelism(),
    readFastCheck: () => readFileSync(path.join(dist, 'sandbox', 'fastCheck.js'), 'utf8'),
    known: await content.index(),
    onProgress,
  });
  if (!validated.ok) return { unreadable: validated.message };
  const { report } = validated;
  return { ok: report.ok, text: json ? JSON.stringify(report, undefined, 2) : packText(folder, report) };
}

/** @param waiting a runner whose sandbox is starting already */
async function main(waiting: KataRunner | undefined): Promise<void> {
  if (!existsSync(path.join(dist, 'content', 'index.json')))
    throw new Error('the content is not built; run `npm run build`');
  process.exitCode = await runCli(process.argv.slice(2), {
    content,
    createRunner: () => waiting ?? createRunner(),
    checkPack,
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- not to be bundled in here
    loadDrills: () => require('./drills.js') as typeof import('./node/cli/drillCommand'),
    terminal: createTerminal(),
    readStdin,
    now,
    drawSeed: () => randomInt(2 ** 31),
    bulk,
  });
}

/** This bundle is also the entry of the threads that grade many submissions at once. */
async function serve(): Promise<void> {
  const { parentPort } = await import('node:worker_threads');
  if (parentPort === null) throw new Error(`${threadFlag} is for our own threads`);
  const { serveGrades } = await import('./node/bulk/serveGrades');
  serveGrades({ port: parentPort, content, runner: new ChildSandbox({ entry: sandboxEntry }), now });
}

/** What the launcher calls. */
export function start(waiting: KataRunner | undefined): void {
  const running = process.argv[2] === threadFlag ? serve() : main(waiting);
  running
    .catch((error: unknown) => {
      process.stderr.write(`llm-coach: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    })
    .finally(() => waiting?.dispose());
}
