import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CaseRecord } from '../core/katas/outcome';
import type { KataRunner, SandboxEnd } from '../core/ports';
import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';
import { type RunResult, SandboxRun } from './sandboxRun';

export interface ChildSandboxOptions {
  /** Absolute path of the built sandbox entry. */
  entry: string;
  heapMegabytes?: number;
  residentMegabytes?: number;
  /**
   * Who watches the memory outside the heap: this process where the system shows it the memory of others,
   * otherwise a thread of the child.
   */
  memoryWatch?: 'parent' | 'child';
  /** Idle time after which the waiting child is ended; 0 keeps it. */
  idleMs?: number;
  /** Flags of the runtime's permission model; found out when not given. */
  permissionFlags?: string[];
}

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

  private get residentMegabytes(): number {
    return this.options.residentMegabytes ?? 512;
  }

  private get watchesItself(): boolean {
    return (this.options.memoryWatch ?? (process.platform === 'linux' ? 'parent' : 'child')) === 'child';
  }

  warm(): void {
    if (this.disposed) return;
    this.waiting ??= this.spawnChild();
    clearTimeout(this.idleTimer);
    const { idleMs = 5 * 60_000 } = this.options;
    if (idleMs === 0) return;
    this.idleTimer = setTimeout(() => this.dropWaiting(), idleMs);
    this.idleTimer.unref();
  }

  async run(
    job: SandboxJob,
    onRecord: (index: number, record: CaseRecord) => void,
    signal?: AbortSignal,
    more?: () => SandboxCase[] | Promise<SandboxCase[]>,
  ): Promise<SandboxEnd> {
    let ran = await this.runOnce(job, onRecord, signal, more);
    if (!ran.hasStarted && ran.end.kind === 'crashed' && this.permission.length > 0) {
      // this runtime names the flags but refuses them; the child's own lock-down holds without them
      this.permission = [];
      this.dropWaiting();
      ran = await this.runOnce(job, onRecord, signal, more);
    }
    const { end, left, isCut } = ran;
    if (!isCut || left.length < 2) return end;
    // records were held back when the child died: only a careful run tells which case it was
    const from = ran.sent - left.length;
    const onLeft = (i: number, record: CaseRecord): void => {
      if (i >= 0) onRecord(from + i, record);
    };
    return (await this.runOnce({ ...job, cases: left, isCareful: true }, onLeft, signal, more)).end;
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.idleTimer);
    this.dropWaiting();
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private dropWaiting(): void {
    this.waiting?.kill('SIGKILL');
    this.waiting = undefined;
  }

  private async runOnce(
    job: SandboxJob,
    onRecord: (index: number, record: CaseRecord) => void,
    signal?: AbortSignal,
    more?: () => SandboxCase[] | Promise<SandboxCase[]>,
  ): Promise<RunResult> {
    if (signal?.aborted)
      return { end: { kind: 'cancelled' }, hasStarted: false, isCut: false, left: [], sent: 0 };
    const child = this.waiting ?? this.spawnChild();
    this.waiting = undefined;
    this.running.add(child);
    try {
      const limit = this.watchesItself ? Infinity : this.residentMegabytes * 1024 * 1024;
      return await new SandboxRun(child, job, onRecord, limit, more).run(signal);
    } finally {
      this.running.delete(child);
      child.kill('SIGKILL');
      setImmediate(() => this.running.size === 0 && this.options.idleMs !== 0 && this.warm());
    }
  }

  private spawnChild(): ChildProcessWithoutNullStreams {
    const heap = `--max-old-space-size=${this.options.heapMegabytes ?? 256}`;
    const flags = [...this.permission];
    const args = [];
    if (this.watchesItself) {
      if (this.permission.length > 0) flags.push('--allow-worker');
      args.push(String(this.residentMegabytes));
    }
    flags.push('--disallow-code-generation-from-strings', '--no-warnings', heap);
    const child = spawn(process.execPath, [...flags, this.options.entry, ...args], {
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
