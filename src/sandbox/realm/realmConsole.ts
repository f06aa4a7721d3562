import { show } from './encodeResult';
import { apply, bare, defineProperty, deleteProperty, slice } from './primordials';

const maxLog = 4096;
let log = '';

/** Starts the log of the next case. */
export function clearLog(): void {
  log = '';
}

export function takeLog(): string {
  return log;
}

/** Gives the realm a console that writes to the log, capped. */
export function installConsole(): void {
  const write = (...args: unknown[]): void => {
    let line = '';
    for (let i = 0; i < args.length && log.length + line.length < maxLog; i++) {
      // nothing long is ever put together only to be cut
      line += (i > 0 ? ' ' : '') + (apply(slice, show(args[i]), [0, maxLog]) as string);
    }
    if (log.length >= maxLog) return;
    log += line + '\n';
    if (log.length > maxLog) log = (apply(slice, log, [0, maxLog]) as string) + '\n… (output cut)\n';
  };
  const assert = (condition: unknown, ...args: unknown[]): void => {
    if (!condition) apply(write, undefined, args.length === 0 ? ['Assertion failed'] : args);
  };
  const ignore = (): void => undefined;
  const target = bare();
  const writing = [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'table',
    'trace',
    'dir',
    'group',
    'groupCollapsed',
  ];
  const silent = ['groupEnd', 'time', 'timeLog', 'timeEnd', 'count', 'countReset', 'clear'];
  for (let i = 0; i < writing.length; i++) target[writing[i]!] = write;
  for (let i = 0; i < silent.length; i++) target[silent[i]!] = ignore;
  target.assert = assert;
  deleteProperty(globalThis, 'console'); // the engine's own
  defineProperty(globalThis, 'console', { value: target, writable: true, configurable: true });
}
