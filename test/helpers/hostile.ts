import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { gradeKata } from '../../src/core/katas/grade';
import type { GradeReport, GradeStatus } from '../../src/core/katas/gradeReport';
import { loadTrusted } from '../../src/core/katas/loadTrusted';
import { type RandomCases, trustedRandomCases } from '../../src/core/katas/randomCases';
import { ReferenceClock } from '../../src/core/katas/referenceClock';
import { ChildSandbox } from '../../src/node/childSandbox';
import { meanKata, randomRows } from './kata';
import { sandboxEntry } from './sandbox';

export interface HostileProgram {
  /** What it tries. */
  name: string;
  source: string;
  /** How it must end; several where that depends on the engine. */
  ends: GradeStatus | GradeStatus[];
  /** What the learner must be told, in the summary or at the first case that did not pass. */
  says: RegExp;
  /** Wall-clock limit of a case in milliseconds. */
  limitMs?: number;
}

/** A program that gets out writes this to its console, or a file of this name. */
export const escaped = 'coach-has-escaped';
const canary = 'coach-canary-7f3a';
const atOnce = 2;

/** The function that the kata asks for, with a body of one's own. */
export const body = (code: string, before = ''): string => `${before}
export function rowMeans(rows: any): any { ${code} }`;

/** Grades every program end to end, several at a time, and holds what must come of it. */
export function endsWell(title: string, programs: readonly HostileProgram[]): void {
  describe(`sandbox under attack: ${title}`, function () {
    this.timeout(120_000);
    const verdicts = new Map<HostileProgram, Promise<Graded>>();
    before(async () => {
      process.env.COACH_CANARY = canary;
      const random = await randomCases();
      const clock = new ReferenceClock();
      const waiting = [...programs];
      const settle = new Map<HostileProgram, (graded: Promise<Graded>) => void>();
      for (const program of programs)
        verdicts.set(program, new Promise((resolve) => settle.set(program, resolve)));
      const work = async (): Promise<void> => {
        for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
          const graded = gradeAlone(program, random, clock);
          settle.get(program)?.(graded);
          await graded.catch(() => undefined); // told by the test of this program
        }
      };
      for (const verdict of verdicts.values()) verdict.catch(() => undefined); // told by its own test
      for (let i = 0; i < atOnce; i++) void work();
    });
    after(() => {
      delete process.env.COACH_CANARY;
    });
    for (const program of programs) {
      it(program.name, async () => {
        const graded = await verdicts.get(program);
        assert.ok(graded);
        assertVerdict(program, graded.report);
        assert.deepEqual(graded.files, [], 'no file in its folder');
        assert.deepEqual(graded.processes, [], 'no process left');
        assert.ok(!fs.existsSync(path.join(tmpdir(), escaped)), 'no file elsewhere');
        assertUnpatched();
      });
    }
  });
}

function assertVerdict({ ends, says }: HostileProgram, report: GradeReport): void {
  const first = report.cases.find(({ status }) => status !== 'passed');
  const said = `${report.message}\n${first?.message ?? ''}`;
  assert.ok([ends].flat().includes(report.status), `${report.status}: ${said}`);
  assert.match(said, says);
  assert.ok(report.passed < report.total, 'it must not pass');
  assert.doesNotMatch(report.message, /"undefined"/, 'it must name the case');
  const whole = JSON.stringify(report);
  assert.ok(!whole.includes(escaped), `got out: ${whole.slice(0, 2000)}`);
  assert.ok(!whole.includes(canary), 'saw the environment');
}

interface Graded {
  report: GradeReport;
  files: string[];
  processes: string[];
}

/** In a sandbox of its own, so that what is left of it can be seen. */
async function gradeAlone(
  program: HostileProgram,
  random: RandomCases,
  clock: ReferenceClock,
): Promise<Graded> {
  const runner = new ChildSandbox({ entry: sandboxEntry, idleMs: 0 });
  const inside = runner as unknown as { folder: string; spawnChild(): ChildProcess; waiting?: ChildProcess };
  const children: ChildProcess[] = [];
  const spawn = inside.spawnChild.bind(runner);
  inside.spawnChild = () => {
    const child = spawn();
    children.push(child);
    return child;
  };
  try {
    const timeoutMs = program.limitMs ?? (program.ends === 'timeout' ? 300 : 25_000);
    const report = await gradeKata(
      meanKata,
      program.source,
      { runner, random, clock },
      { timeoutMs, seed: 5, now: () => performance.now() },
    );
    assert.ok(report);
    inside.waiting?.kill('SIGKILL'); // of a program that was refused before it ran
    for (const child of children) {
      child.ref();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    return { report, files: fs.readdirSync(inside.folder), processes: processesIn(inside.folder) };
  } finally {
    runner.dispose();
  }
}

/** Processes work in the folder of the one that started them. */
function processesIn(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return fs.readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && fs.readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false; // of another user, or just ended
    }
  });
}

async function randomCases(): Promise<RandomCases> {
  const trusted = await loadTrusted({ ...meanKata, hasRandom: false });
  return trustedRandomCases({ ...trusted, fastCheck: fc, random: [randomRows] });
}

const owners = { Object, Array, Function, Promise, String, Map, JSON, Reflect, Symbol, Error, RangeError };
const pristine = snapshot();

function assertUnpatched(): void {
  assert.deepEqual(snapshot(), pristine);
}

/** The names of everything on the built-ins of this process, and whether each is still the engine's own. */
function snapshot(): string[] {
  return Object.entries(owners).flatMap(([name, owner]) => {
    const targets = [owner, (owner as { prototype?: object }).prototype ?? {}];
    return targets.flatMap((target) =>
      Reflect.ownKeys(target).map((key) => {
        const value: unknown = Object.getOwnPropertyDescriptor(target, key)?.value;
        const code = typeof value === 'function' ? Function.prototype.toString.call(value) : typeof value;
        return `${name} ${String(key)} ${code.slice(0, 80)}`;
      }),
    );
  });
}
