import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CaseRecord, parseOutcome } from '../core/katas/outcome';
import type { KataRunner, SandboxEnd } from '../core/ports';
import type { SandboxJob, SandboxRecord } from '../protocol/sandboxMessages';
import { residentBytes } from './residentMemory';

export interface ChildSandboxOptions {
  /** Absolute path of the built sandbox entry. */
  entry: string;
  heapMegabytes?: number;
  residentMegabytes?: number;
  /** Idle time after which the waiting child is ended; 0 keeps it. */
  idleMs?: number;
  /** Flags of the runtime's permission model; found out when not given. */
  permissionFlags?: string[];
}

const maxRecordBytes = 40 * 1024 * 1024;
const memoryPollMs = 20;
/** How long a child may take until it runs; a busy machine is no fault of the kata's. */
const startLimitMs = 30_000;

/**
 * Runs kata programs in a child process each. One child waits, started ahead of time, so that a grade
 * does not pay for a process start; it is used for one run and then ended.
 */
export class ChildSandbox implements KataRunner {
  private waiting: ChildProcessWithoutNullStreams | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private readonly running = new Set<ChildProcessWithoutNullStreams>();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'llm-coach-'));
  private permission: string[];
  private disposed = false;

  constructor(private readonly options: ChildSandboxOptions) {
    this.permission = options.permissionFlags ?? permissionFlags(options.entry);
  }

  warm(): void {
    if (this.disposed) return;
    this.waiting ??= this.spawnChild();
    clearTimeout(this.idleTimer);
    const { idleMs = 5 * 60_000 } = this.options;
    if (idleMs === 0) return;
    this.idleTimer = setTimeout(() => {
      this.waiting?.kill('SIGKILL');
      this.waiting = undefined;
    }, idleMs);
    this.idleTimer.unref();
  }

  async run(
    job: SandboxJob,
    onRecord: (index: number, record: CaseRecord) => void,
    signal?: AbortSignal,
  ): Promise<SandboxEnd> {
    const first = await this.runOnce(job, onRecord, signal);
    if (first.hasStarted || first.end.kind !== 'crashed' || this.permission.length === 0) return first.end;
    // this runtime names the flags but refuses them; the child's own lock-down holds without them
    this.permission = [];
    this.waiting?.kill('SIGKILL');
    this.waiting = undefined;
    return (await this.runOnce(job, onRecord, signal)).end;
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.idleTimer);
    this.waiting?.kill('SIGKILL');
    this.waiting = undefined;
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async runOnce(
    job: SandboxJob,
    onRecord: (index: number, record: CaseRecord) => void,
    signal?: AbortSignal,
  ): Promise<{ end: SandboxEnd; hasStarted: boolean }> {
    if (signal?.aborted) return { end: { kind: 'cancelled' }, hasStarted: false };
    const child = this.waiting ?? this.spawnChild();
    this.waiting = undefined;
    this.running.add(child);
    try {
      const limit = (this.options.residentMegabytes ?? 512) * 1024 * 1024;
      const run = new SandboxRun(child, job, onRecord, limit);
      const end = await run.end(signal);
      return { end, hasStarted: run.hasStarted };
    } finally {
      this.running.delete(child);
      child.kill('SIGKILL');
      setImmediate(() => this.running.size === 0 && this.options.idleMs !== 0 && this.warm());
    }
  }

  private spawnChild(): ChildProcessWithoutNullStreams {
    const heap = `--max-old-space-size=${this.options.heapMegabytes ?? 256}`;
    const flags = [...this.permission, '--disallow-code-generation-from-strings', '--no-warnings', heap];
    const child = spawn(process.execPath, [...flags, this.options.entry], {
      cwd: this.folder,
      env: childEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    child.on('error', () => undefined); // reported by the run that gets this child, or by none
    child.once('exit', () => {
      if (this.waiting === child) this.waiting = undefined; // one that died while waiting is of no use
    });
    child.stdin.on('error', () => undefined); // the child ended before it took its job; its exit says why
    child.unref();
    return child;
  }
}

/** Inside VS Code the executable is Electron, which runs as Node when told so; Windows needs its root folder. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return { ELECTRON_RUN_AS_NODE: '1', ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

let knownFlags: string[] | undefined;

/** The runtime's flags for its permission model, found out by asking it rather than by its version. */
function permissionFlags(entry: string): string[] {
  knownFlags ??= ['--permission', '--experimental-permission'].filter((flag) => {
    return process.allowedNodeEnvironmentFlags.has(flag);
  });
  const [flag] = knownFlags;
  return flag === undefined ? [] : [flag, `--allow-fs-read=${entry}`];
}

/** One job in one child: feeds it, reads its records, and holds its clock and memory. */
class SandboxRun {
  private next = -2;
  private text = '';
  private timer: NodeJS.Timeout | undefined;
  private poll: NodeJS.Timeout | undefined;
  private stderr = '';
  private finish: (end: SandboxEnd) => void = () => undefined;

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly job: SandboxJob,
    private readonly onRecord: (index: number, record: CaseRecord) => void,
    private readonly residentLimit: number,
  ) {}

  /** Whether the child has taken the job. */
  get hasStarted(): boolean {
    return this.next > -2;
  }

  async end(signal?: AbortSignal): Promise<SandboxEnd> {
    const { child } = this;
    const cancel = (): void => this.finish({ kind: 'cancelled' });
    signal?.addEventListener('abort', cancel, { once: true });
    child.ref();
    try {
      return await new Promise<SandboxEnd>((resolve) => {
        this.finish = resolve;
        child.stdout.setEncoding('utf8').on('data', (text: string) => this.read(text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          if (this.stderr.length < 10_000) this.stderr += text;
        });
        child.once('error', (error) => resolve({ kind: 'crashed', detail: error.message }));
        child.once('close', (code, sent) => resolve(this.exitReason(code, sent)));
        const isOver = child.exitCode !== null || child.signalCode !== null;
        if (isOver) resolve(this.exitReason(child.exitCode, child.signalCode));
        this.poll = setInterval(() => this.watchMemory(), memoryPollMs);
        this.startClock();
        child.stdin.write(`${JSON.stringify(this.job)}\n`);
      });
    } finally {
      clearTimeout(this.timer);
      clearInterval(this.poll);
      signal?.removeEventListener('abort', cancel);
      child.kill('SIGKILL');
    }
  }

  private startClock(): void {
    clearTimeout(this.timer);
    if (this.next === -2) {
      const end = { kind: 'crashed', detail: 'the sandbox did not start' } as const;
      this.timer = setTimeout(() => this.finish(end), startLimitMs);
      return;
    }
    const limit = this.next < 0 ? this.job.loadLimitMs : this.job.cases[this.next]?.limitMs;
    if (limit !== undefined) this.timer = setTimeout(() => this.finish({ kind: 'timeout' }), limit);
  }

  private read(text: string): void {
    this.text += text;
    if (this.text.length > maxRecordBytes)
      return this.finish({ kind: 'crashed', detail: 'it flooded its output' });
    for (let end = this.text.indexOf('\n'); end >= 0; end = this.text.indexOf('\n')) {
      const line = this.text.slice(0, end);
      this.text = this.text.slice(end + 1);
      if (!this.accept(line)) return;
    }
  }

  /** Takes one record; false when it is not the one that is due. */
  private accept(line: string): boolean {
    let record: CaseRecord | undefined;
    try {
      const raw = JSON.parse(line) as SandboxRecord;
      if (raw.i !== this.next) throw new SyntaxError('out of order');
      if (raw.i > -2)
        record = {
          outcome: parseOutcome(raw.o),
          durationMs: Number(raw.ms),
          log: String(raw.log).slice(0, 5000),
        };
    } catch {
      this.finish({ kind: 'crashed', detail: 'its report could not be read' });
      return false;
    }
    if (record !== undefined) this.onRecord(this.next, record);
    this.next++;
    if (this.next >= this.job.cases.length) this.finish({ kind: 'finished' });
    else this.startClock();
    return true;
  }

  private watchMemory(): void {
    const { pid } = this.child;
    if (pid !== undefined && residentBytes(pid) > this.residentLimit) this.finish({ kind: 'out-of-memory' });
  }

  private exitReason(code: number | null, sent: NodeJS.Signals | null): SandboxEnd {
    if (/heap out of memory|Array buffer allocation failed|Zone Allocation failed/.test(this.stderr)) {
      return { kind: 'out-of-memory' };
    }
    const how = sent === null ? `exit code ${code}` : `signal ${sent}`;
    return { kind: 'crashed', detail: `the sandbox ended with ${how}` };
  }
}
