import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ChildSandbox } from './node/childSandbox';
import { runCli } from './node/cli/runCli';
import { DiskContent } from './node/diskContent';

const dist = __dirname;

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function main(): Promise<void> {
  if (!existsSync(path.join(dist, 'content', 'index.json')))
    throw new Error('the content is not built; run `npm run build`');
  process.exitCode = await runCli(process.argv.slice(2), {
    content: new DiskContent(path.join(dist, 'content')),
    createRunner: () => new ChildSandbox({ entry: path.join(dist, 'sandbox', 'child.js'), idleMs: 0 }),
    terminal: {
      out: (text) => process.stdout.write(`${text}\n`),
      err: (text) => process.stderr.write(`${text}\n`),
      colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
    },
    readStdin,
    now: () => performance.now(),
    drawSeed: () => randomInt(2 ** 31),
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`llm-coach: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
