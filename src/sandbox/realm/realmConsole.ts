import { show } from './encodeResult';
import { apply, bare, defineProperty, slice } from './primordials';

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
    if (log.length >= maxLog) return;
    let line = '';
    for (let i = 0; i < args.length; i++) line += (i > 0 ? ' ' : '') + show(args[i]);
    log += line + '\n';
    if (log.length > maxLog) log = (apply(slice, log, [0, maxLog]) as string) + '\n… (output cut)\n';
  };
  const target = bare();
  const names = ['log', 'info', 'warn', 'error', 'debug', 'table', 'trace', 'dir'];
  for (let i = 0; i < names.length; i++) target[names[i]!] = write;
  defineProperty(globalThis, 'console', { value: target, writable: true, configurable: true });
}
