/**
 * Runs inside the sandbox's fresh realm, before any kata code, and drives it. Only strings cross to the
 * outside. Arrays are never iterated or assigned by index in this folder, because both can be hooked from
 * prototypes.
 */
import { isPromise } from './classOf';
import { decodeArguments } from './decodeArguments';
import { installRangeError } from './deliberateErrors';
import { describeError } from './describeError';
import { describeValue } from './encodeResult';
import {
  apply,
  type Bare,
  bare,
  charCodeAt,
  define,
  defineProperty,
  freeze,
  hasOwn,
  NativeError,
  ownKeys,
  parse,
  promiseThen,
  stringify,
} from './primordials';
import { clearLog, installConsole, takeLog } from './realmConsole';

/**
 * The outside's function; called while no kata code is on the stack, and it never throws. True when the
 * outside wants to have the control back before the next case.
 */
type Emit = (index: number, output: string, log: string) => boolean;
type Callable = (...args: unknown[]) => unknown;
let solution: object = bare();
let drivers: object | undefined;
let output = '';
interface Case {
  call: string;
  args: unknown;
}
let cases: Case[] = [];
let next = 0;
/** Only the outside arms a step, so kata code that calls `run` or `load` does so to no avail. */
let isArmed = false;
/** One program warms the realm up, and one is graded; nothing is loaded after that. */
const maxPrograms = 2;
let programs = 0;
let emit: Emit = () => false;
interface Settlement {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: unknown;
}
let pending: Settlement | undefined;
const maxExports = 1000;

/** The function that a case calls: a driver of that name (which gets the solution first), or an export. */
function invoke(name: string, args: unknown[]): unknown {
  const driver = drivers && hasOwn(drivers, name) ? (drivers as Record<string, Callable>)[name] : undefined;
  if (driver !== undefined) {
    const withSolution: unknown[] = [solution];
    for (let i = 0; i < args.length; i++) define(withSolution, i + 1, args[i]);
    return apply(driver, undefined, withSolution);
  }
  return apply((solution as Record<string, Callable>)[name]!, undefined, args);
}

function start({ call, args }: Case): void {
  clearLog();
  output = '';
  pending = undefined;
  try {
    const result = invoke(call, decodeArguments(args));
    if (!isPromise(result)) {
      output = describeValue(result);
      return;
    }
    const settled: Settlement = { state: 'pending', value: undefined };
    const settle = (state: 'fulfilled' | 'rejected') => (value: unknown) => {
      settled.state = state;
      settled.value = value;
    };
    void apply(promiseThen, result, [settle('fulfilled'), settle('rejected')]);
    pending = settled;
  } catch (error) {
    output = describeError(error);
  }
}

/** Second step of a case whose call returned a promise: by now its microtasks have run dry. */
function finish(): void {
  if (pending === undefined) return;
  if (pending.state === 'pending') output = '{"kind":"unsettled"}';
  else if (pending.state === 'rejected') output = describeError(pending.value);
  else output = describeValue(pending.value);
  pending = undefined;
}

/**
 * Runs the cases that are left. Ends early when the outside wants to have the control back, and after a
 * call that returned a promise: its microtasks run when the evaluation that called this ends, and the next
 * call of this collects what they came to.
 */
function run(): void {
  if (!isArmed) return;
  isArmed = false;
  let isYielding = false;
  if (pending !== undefined) {
    finish();
    isYielding = emit(next++, output, takeLog());
  }
  while (next < cases.length && !isYielding) {
    start(cases[next]!);
    if (pending !== undefined) break;
    isYielding = emit(next++, output, takeLog());
  }
}

/** Takes drivers, or a program: the one that the realm is warmed up with, and then the kata's. */
function load(program: Callable, asDrivers: boolean): void {
  if (programs === maxPrograms) return;
  if (!asDrivers) {
    programs++;
    solution = bare(); // nothing of the program before stays when this one fails
  }
  clearLog();
  output = '';
  const module = bare() as { exports: object };
  module.exports = {};
  const require = (name: unknown): never => {
    throw new NativeError(
      'imports are not available in a kata: ' + (typeof name === 'string' ? name : 'a module'),
    );
  };
  try {
    apply(program, undefined, [module.exports, require, module]);
    if (asDrivers) drivers = (module.exports as { drivers?: object }).drivers;
    else solution = module.exports;
    output = '{"kind":"value","aliasesInput":false,"value":' + exportedNames(module.exports) + '}';
  } catch (error) {
    output = describeError(error);
  }
}

/** Which exports are functions: `{ name: "function" | other typeof }`. */
function exportedNames(exports: unknown): string {
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return '{}';
  let names = '{';
  const keys = ownKeys(exports);
  for (let i = 0; i < keys.length && i < maxExports; i++) {
    const key = keys[i];
    if (typeof key !== 'string' || key === '__esModule') continue;
    const kind = typeof (exports as Bare)[key];
    const escaped = apply(charCodeAt, key, [0]) === 36 ? '$' + key : key;
    names += (names === '{' ? '' : ',') + stringify(escaped) + ':' + stringify(kind);
  }
  return names + '}';
}

installRangeError();
installConsole();
delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
// a stack-trace hook would be handed call sites of the outer realm
defineProperty(NativeError, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
// formatting a stack is dear; the kata's own frame is among the first
defineProperty(NativeError, 'stackTraceLimit', { value: 6, writable: true, configurable: true });
defineProperty(globalThis, 'Error', { value: NativeError, writable: false, configurable: false });
const steps = freeze({ __proto__: null, run, load });
defineProperty(globalThis, '__coach', {
  value: steps,
  writable: false,
  configurable: false,
  enumerable: false,
});

/** The only functions that the outside calls directly; text in, text out. */
export const bridge = freeze({
  __proto__: null,
  /** Takes a list of cases as JSON, and the outside's function that is told of every outcome by its index. */
  begin(casesText: string, report: Emit): void {
    cases = parse(casesText) as Case[];
    next = 0;
    emit = report;
  },
  /** Asked before each step: arms it when there is one to make. */
  isDone(): boolean {
    isArmed = next < cases.length;
    return !isArmed;
  },
  takeOutput: (): string => output,
});
