import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { signalTree } from '../vscode-host/processes.mjs';

/** Process groups that were started and not yet ended. */
const alive = new Set();

process.on('exit', killEverything);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/** Ends every process that is still running, and what those started. */
export function killEverything() {
  for (const peer of alive) peer.kill();
}

/**
 * A process of one competitor: its output without colours, and the clock readings that belong to it.
 * It leads a process group of its own, so that ending it ends its workers too.
 */
export class PeerProcess {
  /** Everything printed since the last `forget`. */
  text = '';
  /** The same without what it printed as errors or progress. */
  stdout = '';
  #changed = () => undefined;
  #hasEnded = false;

  /**
   * @param {{ command: string, args: string[], env?: Record<string, string> }} invocation
   * @param {string} cwd
   */
  constructor({ command, args }, cwd, env) {
    this.startedAt = performance.now();
    this.child = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    alive.add(this);
    this.child.stdin.on('error', () => undefined);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.lastOutputAt = performance.now();
        const plain = stripVTControlCharacters(text);
        this.text += plain;
        if (stream === this.child.stdout) this.stdout += plain;
        this.#changed();
      });
    }
    this.child.once('error', (error) => this.#end(error.message));
    this.child.once('close', (code, signal) => this.#end(`it ended with ${signal ?? `code ${code}`}`));
  }

  get hasEnded() {
    return this.#hasEnded;
  }

  forget() {
    this.text = this.stdout = '';
  }

  /**
   * Waits until `read` makes something of the text.
   * @template T
   * @param {(text: string) => T | undefined} read
   * @param {number} limitMs
   * @returns {Promise<{ found: T, at: number } | undefined>} undefined when it ended or the time was up before
   */
  async until(read, limitMs) {
    const deadline = performance.now() + limitMs;
    for (;;) {
      const found = read(this.text);
      if (found !== undefined) return { found, at: this.lastOutputAt };
      const left = deadline - performance.now();
      if (this.#hasEnded || left <= 0) return undefined;
      await this.#nextChange(left);
    }
  }

  /** @returns {Promise<number>} when it was gone */
  async ended(limitMs) {
    const deadline = performance.now() + limitMs;
    while (!this.#hasEnded && performance.now() < deadline)
      await this.#nextChange(deadline - performance.now());
    return this.endedAt ?? performance.now();
  }

  /** Waits until nothing has been printed for a while. */
  async quiet(ms) {
    const deadline = performance.now() + 20 * ms;
    let since = performance.now();
    while (performance.now() - since < ms && performance.now() < deadline && !this.#hasEnded) {
      await this.#nextChange(ms - (performance.now() - since));
      since = Math.max(since, this.lastOutputAt ?? 0);
    }
  }

  kill() {
    alive.delete(this);
    if (this.child.pid !== undefined) signalTree(this.child.pid, 'SIGKILL');
  }

  /** What it printed first and last, for a message. */
  words() {
    const lines = this.text.split('\n').filter((line) => line.trim() !== '');
    const kept = lines.length <= 6 ? lines : [...lines.slice(0, 3), '…', ...lines.slice(-3)];
    return kept.map((line) => line.trim().slice(0, 160)).join(' / ');
  }

  #end(how) {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.endedAt = performance.now();
    this.lastOutputAt ??= this.endedAt;
    if (this.text === '') this.text = how;
    this.#changed();
  }

  #nextChange(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, ms));
      this.#changed = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}
