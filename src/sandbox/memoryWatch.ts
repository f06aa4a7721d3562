import { outOfMemoryMark } from '../protocol/sandboxMessages';

const pollMs = 20;

/**
 * Ends this process when its resident memory passes a limit in megabytes. Array buffers lie outside the
 * heap, so the heap's limit does not hold them; and where the parent cannot see the memory of its children,
 * only a thread in here can. It must start before the lock-down.
 */
export function watchMemory(limitMegabytes: number): void {
  // loaded only where it is used: it costs a fifth of a sandbox's start
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
  const watch = `
    const { writeSync } = require('node:fs');
    setInterval(() => {
      if (process.memoryUsage.rss() < ${limitMegabytes * 1024 * 1024}) return;
      writeSync(2, ${JSON.stringify(outOfMemoryMark)});
      process.kill(process.pid, 'SIGKILL');
    }, ${pollMs});`;
  new Worker(watch, { eval: true, env: {}, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
