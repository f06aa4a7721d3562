import type { CompiledKata } from '../core/katas/compiledKata';
import { type Expectation, notWritten, toSandboxCase } from '../core/katas/judgeCase';
import type { RandomCases } from '../core/katas/randomCases';
import { transpileKata } from '../core/katas/transpile';
import { caseField, type KataReport } from './kataReport';
import {
  complaint,
  hasTimedOut,
  loadComplaint,
  observeProgram,
  passes,
  type Seen,
  smallLimitMs,
} from './observeProgram';
import type { RunnerPool } from './runnerPool';
import { observeScale, scaleIndexes, type ScaleTimes } from './scaleTimes';

/** Seeds under which programs are compared on random inputs. */
const checkSeeds = [1, 20_260_101, 987_654_321];
/** A correct solution of another style should need at most this part of a speed case's limit. */
const roomFactor = 2;

export interface CheckDependencies {
  kata: CompiledKata;
  times: ScaleTimes;
  pool: RunnerPool;
  report: KataReport;
}

/** The authored cases that are not about speed. */
export function smallCases(kata: CompiledKata): Expectation[] {
  return kata.cases.filter(({ group }) => group !== 'scale');
}

/** Draws the random cases of every seed; reports a draw that fails and leaves it out. */
export async function drawAll(random: RandomCases, report: KataReport): Promise<Expectation[]> {
  const drawn: Expectation[] = [];
  for (const seed of checkSeeds) {
    try {
      drawn.push(...(await random.draw(seed)));
    } catch (error) {
      const message = `cannot be drawn with seed ${seed}: ${(error as Error).message}`;
      report.error('hidden.ts', 'random', message);
      break;
    }
  }
  return drawn;
}

/** A correct solution passes everything, and has time to spare. */
export async function checkSolution(
  file: string,
  source: string,
  drawn: Expectation[],
  dependencies: CheckDependencies,
): Promise<void> {
  const { kata, pool, report } = dependencies;
  const program = transpileKata(source);
  if (!program.ok) return report.error(file, '', program.message, program.line);
  const { code } = program;
  const items = [...smallCases(kata), ...drawn];
  const cases = items.map((item) => toSandboxCase(item, smallLimitMs));
  const isEnough = (seen: Seen, i: number): boolean => !passes(items[i]!, seen, source);
  const observation = await observeProgram({ code, drivers: kata.drivers }, cases, pool, { isEnough });
  const unusable = loadComplaint(observation, kata.meta.exports);
  if (unusable !== undefined) return report.error(file, '', unusable);
  const last = items[observation.seen.length - 1];
  const message = last && complaint(last, observation.seen[observation.seen.length - 1]!, source);
  if (message !== undefined) return report.error(file, caseField(last!), `does not pass: ${message}`);
  if (scaleIndexes(kata).length > 0) await checkSpeed(file, source, code, dependencies);
}

/** A time that looks too long is taken once more, alone, before anything is said. */
async function checkSpeed(
  file: string,
  source: string,
  code: string,
  { kata, times, pool, report }: CheckDependencies,
): Promise<void> {
  for (const runner of [pool, pool.alone]) {
    const observation = await observeScale(kata, code, times, runner, () => false);
    const results = scaleIndexes(kata).map((index, i) => {
      const item = kata.cases[index]!;
      const seen = observation.seen[i]!;
      return { item, seen, limitMs: times.limits.get(index) ?? 0, message: complaint(item, seen, source) };
    });
    const wrong = results.filter(({ message }) => message !== undefined);
    const tight = results.filter(({ seen, limitMs }) => seen.durationMs * roomFactor > limitMs);
    if (wrong.length === 0 && tight.length === 0) return;
    if (runner === pool) continue;
    for (const { item, message } of wrong) report.error(file, caseField(item), `does not pass: ${message}`);
    for (const { item, seen, limitMs, message } of tight) {
      if (message !== undefined) continue;
      const used = `needs ${Math.round(seen.durationMs)} of ${Math.round(limitMs)} ms`;
      report.warning(file, caseField(item), `${used}; raise \`timesReference\` or make it faster`);
    }
  }
}

/** The stub compiles, has the exports, and passes nothing. */
export async function checkStub(
  drawn: Expectation[],
  { kata, pool, report }: CheckDependencies,
): Promise<void> {
  const program = transpileKata(kata.stub);
  if (!program.ok) return report.error('stub.ts', '', program.message, program.line);
  const items = [...smallCases(kata), ...drawn];
  const cases = items.map((item) => toSandboxCase(item, smallLimitMs));
  const job = { code: program.code, drivers: kata.drivers };
  const observation = await observeProgram(job, cases, pool, { isEnough: hasTimedOut });
  const unusable = loadComplaint(observation, kata.meta.exports);
  if (unusable !== undefined) return report.error('stub.ts', '', unusable);
  const messages = observation.seen.map((seen, i) => complaint(items[i]!, seen, kata.stub));
  messages.forEach((message, i) => {
    const item = items[i]!;
    if (message === undefined) report.error('stub.ts', caseField(item), 'the stub passes this case');
  });
  if (messages.every((message) => message !== notWritten))
    report.error('stub.ts', '', "its bodies must throw `new Error('TODO')`");
}
