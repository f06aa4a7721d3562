/**
 * Runs one kata program in QuickJS, an engine that is itself a WebAssembly program: its memory has a hard
 * maximum, it can be interrupted, and it knows nothing of the worker around it. Only text crosses.
 */
import baseVariant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
} from 'quickjs-emscripten-core';
import {
  casesText,
  listGlobals,
  loadText,
  noOutput,
  realmEntry,
  warmUpCases,
  warmUpProgram,
} from '../protocol/realmText';
import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';
import { CappedMemory } from './cappedMemory';
import { adaptRealm } from './adaptRealm';
import type { EarlyEnd, WorkerRecord } from './workerMessages';

export interface EngineOptions {
  wasm: WebAssembly.Module;
  /** The bundled realm driver. */
  realmSource: string;
  /** Maximum of everything together. */
  memoryMegabytes: number;
  /** Milliseconds on a monotonic clock. */
  now: () => number;
}

type Report = (record: WorkerRecord) => void;

/** A call takes about 180 bytes of it, and far more of the platform's own stack: 500 KB in a Chromium worker. */
const stackBytes = 112 * 1024;
/** Promise jobs that run before the clock is looked at. */
const jobsAtOnce = 1000;
const warmUpRounds = 20;
const warmUpLimitMs = 10_000;

/** Compiling the engine is left to the caller, who does it once for many. */
export async function createEngine(options: EngineOptions): Promise<QuickjsEngine> {
  const memory = new CappedMemory(options.memoryMegabytes);
  const variant = newVariant(baseVariant, { wasmModule: options.wasm, wasmMemory: memory.memory });
  const module = await newQuickJSWASMModuleFromVariant(variant);
  const context = module.newRuntime({ maxStackSizeBytes: stackBytes }).newContext();
  return new QuickjsEngine(context, memory, options);
}

/** One realm for one program. It is never taken down: the worker ends with it. */
export class QuickjsEngine {
  private readonly bridge: QuickJSHandle;
  private readonly globals: string;
  private ended: EarlyEnd | undefined;
  private deadline = Infinity;
  /** Number of cases of earlier lists. */
  private done = 0;

  constructor(
    private readonly context: QuickJSContext,
    private readonly memory: CappedMemory,
    private readonly options: EngineOptions,
  ) {
    context.runtime.setInterruptHandler(() => this.mustStop());
    this.bridge = this.mustEvaluate(realmEntry(options.realmSource), 'realm.js');
    this.mustEvaluate(adaptRealm, 'adaptRealm.js').dispose();
    this.globals = this.mustEvaluate(listGlobals, 'globals.js').consume((text) => context.getString(text));
    this.warmUp();
  }

  /**
   * Loads the program and runs its cases, each within its limit. Reports every one at its end.
   * @returns how the run came to an early end; undefined when every case is reported
   */
  run({ code, drivers, cases, loadLimitMs }: SandboxJob, report: Report): EarlyEnd | undefined {
    const from = this.options.now();
    this.deadline = from + loadLimitMs;
    if (drivers !== undefined) this.load(drivers, 'drive.ts', true);
    const refusal = this.load(code, 'kata.ts', false);
    if (this.ended !== undefined) return this.ended;
    const output = refusal ?? this.takeOutput();
    report({ index: -1, output, ms: this.options.now() - from, log: '' });
    return this.runMore(cases, report);
  }

  /** Runs further cases in the same realm; they go on counting. Returns like {@link run}. */
  runMore(cases: readonly SandboxCase[], report: Report): EarlyEnd | undefined {
    const offset = this.done;
    this.done += cases.length;
    const { now } = this.options;
    let from = now();
    this.begin(cases, (i, output, log) => {
      const at = now();
      // a built-in that takes long is not interrupted
      if (this.mustStop()) return;
      report({ index: offset + i, output: output === '' ? noOutput : output, ms: at - from, log });
      from = now();
      this.deadline = from + (cases[i + 1]?.limitMs ?? Infinity);
    });
    from = now();
    this.deadline = from + (cases[0]?.limitMs ?? Infinity);
    this.runToEnd();
    this.deadline = Infinity;
    return this.ended;
  }

  /** Whether the program has used up its time or memory; once it has, it never runs again. */
  private mustStop(): boolean {
    if (this.ended !== undefined) return true;
    if (this.memory.isExhausted) this.ended = { kind: 'out-of-memory' };
    else if (this.options.now() > this.deadline) this.ended = { kind: 'timeout' };
    return this.ended !== undefined;
  }

  private begin(
    cases: readonly Pick<SandboxCase, 'call' | 'args'>[],
    emit: (i: number, output: string, log: string) => void,
  ): void {
    const { context } = this;
    const told = context.newFunction('emit', (i, output, log) => {
      emit(context.getNumber(i), context.getString(output), context.getString(log));
      // true hands the control back
      return this.ended === undefined ? context.false : context.true;
    });
    this.guarded(() => {
      const list = context.newString(casesText(cases));
      context.unwrapResult(context.callMethod(this.bridge, 'begin', [list, told])).dispose();
      list.dispose();
      told.dispose();
    });
  }

  private runToEnd(): void {
    while (this.ended === undefined && !this.isDone()) {
      this.guarded(() => {
        const { error } = this.evaluate('__coach.run()', 'driver.js');
        // the driver itself never throws, unless the engine has run into a limit
        if (error !== undefined && !this.mustStop()) {
          const why = this.describe(error).message;
          this.ended = { kind: 'crashed', detail: `the engine ran into a limit (${why})` };
        }
      });
    }
  }

  private isDone(): boolean {
    return this.guarded(() => this.context.dump(this.call('isDone')) === true) ?? true;
  }

  private takeOutput(): string {
    return this.guarded(() => this.context.getString(this.call('takeOutput'))) || noOutput;
  }

  private call(name: 'isDone' | 'takeOutput'): QuickJSHandle {
    return this.context.unwrapResult(this.context.callMethod(this.bridge, name));
  }

  /**
   * What the program throws is kept inside; returned is the outcome of a program that the engine cannot
   * even read.
   */
  private load(code: string, filename: string, asDrivers: boolean): string | undefined {
    return this.guarded(() => {
      const { error } = this.evaluate(loadText(code, this.globals, asDrivers).text, filename);
      if (error === undefined || this.mustStop()) return undefined;
      return JSON.stringify({ kind: 'throw', deliberateRangeError: false, ...this.describe(error) });
    });
  }

  /** Runs code, and then the promise jobs that it and they left, until there are none. */
  private evaluate(code: string, filename: string): { error?: QuickJSHandle } {
    const { context } = this;
    const result = context.evalCode(code, filename);
    while (!this.mustStop() && context.runtime.hasPendingJob()) {
      context.runtime.executePendingJobs(jobsAtOnce).dispose();
    }
    if (result.error !== undefined) return { error: result.error };
    result.value.dispose();
    return {};
  }

  private describe(error: QuickJSHandle): { name: string; message: string; stack: string } {
    const text = (key: string): string =>
      this.context.getProp(error, key).consume((value) => this.context.getString(value));
    return { name: text('name'), message: text('message'), stack: text('stack') };
  }

  /** A failure of the engine itself, as opposed to an error inside it, ends the run. */
  private guarded<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!this.mustStop()) this.ended = { kind: 'crashed', detail: explain(error) };
      return undefined;
    }
  }

  private mustEvaluate(code: string, filename: string): QuickJSHandle {
    return this.context.unwrapResult(this.context.evalCode(code, filename));
  }

  private warmUp(): void {
    const limitMs = warmUpLimitMs;
    const job = { code: warmUpProgram, cases: warmUpCases(warmUpRounds, limitMs), loadLimitMs: limitMs };
    const end = this.run(job, () => undefined);
    if (end !== undefined) throw new Error(`the sandbox could not be prepared: ${end.kind}`);
    this.done = 0;
  }
}

function explain(error: unknown): string {
  // the platform's own stack, which nested values of built-ins fill faster than calls fill the engine's
  if (error instanceof RangeError) return 'something is nested too deeply';
  return `the engine failed (${error instanceof Error ? error.message : String(error)})`;
}
