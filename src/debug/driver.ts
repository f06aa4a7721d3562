/**
 * Program that runs one case of a kata under a debugger: `driver.js <file with a DebugJob>`. The learner's
 * file is compiled under its own path, so that breakpoints in it bind. A permission model would close the
 * inspector, so what holds here is the removal of the process's powers, and globals as in the sandbox's realm.
 */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import Module from 'node:module';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { transform } from 'sucrase';
import { deepFreeze } from '../core/katas/deepFreeze';
import { decodePlain } from '../core/katas/plainText';
import { transpileKata, typescriptOptions } from '../core/katas/transpile';
import type { DebugJob } from '../protocol/debugJob';
import { removePowers } from '../sandbox/lockDown';

type Exports = Record<string, unknown>;
type Callable = (...args: unknown[]) => unknown;

/** Set while no function of the learner's file has been entered yet; read by the conditions of the stops. */
const entryFlag = '__coachStopsAtEntry';

const say = console.log.bind(console);
const complain = console.error.bind(console);

function main(jobFile: string): void {
  const job = JSON.parse(readFileSync(jobFile, 'utf8')) as DebugJob;
  const source = readFileSync(job.file, 'utf8');
  const checked = transpileKata(source);
  if (!checked.ok) {
    complain(`${checked.message}${checked.line === undefined ? '' : ` (line ${checked.line})`}`);
    return;
  }
  const load = loader();
  const code = compile(source, job.file);
  const session = job.stopsAtEntry ? new Session() : undefined;
  session?.connect();
  const { console: output } = globalThis;
  removePowers(Module as unknown as { _load: unknown; prototype: object });
  globalThis.console = output;
  for (const name of ['Buffer', 'global', 'process']) Reflect.deleteProperty(globalThis, name);

  const solution = load(code, job.file);
  const drivers = job.drivers === undefined ? {} : (load(job.drivers, 'drivers.js').drivers as Exports);
  if (session !== undefined) stopAtEntry(session, solution);
  say(`Case "${job.name}" calls ${job.call}.`);
  void call(job, solution, drivers);
}

/** JavaScript that keeps lines, with a map for the columns. */
function compile(source: string, file: string): string {
  const { code, sourceMap } = transform(source, {
    ...typescriptOptions,
    filePath: pathToFileURL(file).href,
    sourceMapOptions: { compiledFilename: pathToFileURL(file).href },
  });
  const map = Buffer.from(JSON.stringify(sourceMap)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${map}`;
}

/** Evaluates CommonJS text; made before the module system is taken away. */
function loader(): (code: string, filename: string) => Exports {
  const { compileFunction } = vm;
  return (code, filename) => {
    const module = { exports: {} as Exports };
    const require = (name: string): never => {
      throw new Error(`imports are not available in a kata: ${name}`);
    };
    const run = compileFunction(code, ['exports', 'require', 'module'], { filename }) as Callable;
    run(module.exports, require, module);
    return module.exports;
  };
}

/** Stops once, where the first of these functions is entered. */
function stopAtEntry(session: Session, solution: Exports): void {
  const holder = globalThis as unknown as Record<string, unknown>;
  Object.defineProperty(holder, entryFlag, { value: true, writable: true, configurable: true });
  const condition = `globalThis.${entryFlag} && delete globalThis.${entryFlag}`;
  session.post('Debugger.enable');
  for (const item of Object.values(solution)) {
    if (typeof item !== 'function') continue;
    holder.__coachEntry = item;
    session.post('Runtime.evaluate', { expression: 'globalThis.__coachEntry' }, (error, found) => {
      const objectId = error === null ? found.result.objectId : undefined;
      if (objectId !== undefined)
        session.post('Debugger.setBreakpointOnFunctionCall' as never, { objectId, condition } as never);
    });
  }
  delete holder.__coachEntry;
}

async function call(
  { call: name, args, expected }: DebugJob,
  solution: Exports,
  drivers: Exports,
): Promise<void> {
  const driver = drivers[name] as Callable | undefined;
  const target = driver ?? (solution[name] as Callable | undefined);
  if (typeof target !== 'function') {
    complain(`The file does not export a function \`${name}\`.`);
    return;
  }
  const given = deepFreeze(decodePlain(args)) as unknown[];
  try {
    const result = driver === undefined ? target(...given) : target(solution, ...given);
    const settled: unknown = await result;
    say('Result:', settled);
  } catch (error) {
    say('Threw:', error);
  }
  if (expected !== undefined) say(`Expected:\n${expected}`);
}

main(process.argv[2] ?? '');
