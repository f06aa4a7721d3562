import { readFile } from 'node:fs/promises';
import type { IndexEntry, ItemKind } from '../../core/content/items';
import type { ContentSource, FormulaSource, GuideSource, KataRunner } from '../../core/ports';
import type { GradeWorker } from '../bulk/gradeWorker';
import { type Terminal, UsageError } from './terminal';

export interface CliDependencies {
  content: ContentSource & FormulaSource & GuideSource;
  /** Made only by the commands that run kata code. */
  createRunner: () => KataRunner;
  /** Checks the pack in a folder. */
  checkPack: (folder: string, options: PackOptions) => Promise<PackVerdict>;
  /** A bundle of its own: its library of units is large, and no other command needs it. */
  loadDrills: () => typeof import('./drillCommand');
  terminal: Terminal;
  readStdin: () => Promise<string>;
  now: () => number;
  /** Any whole number; the seed of an attempt. */
  drawSeed: () => number;
  bulk: BulkEnvironment;
}

export interface PackOptions {
  json: boolean;
  onProgress: (line: string) => void;
}

export type PackVerdict = { ok: boolean; text: string } | { unreadable: string };

/** What grading many submissions asks of the machine. */
export interface BulkEnvironment {
  createWorker: () => Promise<GradeWorker>;
  /** How many processors there are. */
  cores: number;
  /** A text that changes whenever the engine does. */
  engine: () => Promise<string>;
  /** Calls the listener when the user wants the run to end; returns what takes it back. */
  onInterrupt: (listener: () => void) => () => void;
}

/** Options as given on the command line. */
export type Options = Record<string, string | boolean | undefined>;
export type Command = (args: string[], options: Options, cli: CliDependencies) => Promise<number>;

/** The item that an id names; otherwise a usage error that names the nearest one. */
export async function findEntry(
  content: ContentSource,
  id: string,
  kinds?: readonly ItemKind[],
): Promise<IndexEntry> {
  const { findItem } = await import('../../core/content/findItem');
  const found = findItem(await content.index(), id, kinds);
  if (!found.ok) throw new UsageError(found.message);
  return found.entry;
}

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

export function oneOf<T extends string>(
  name: string,
  value: Options[string],
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${name} must be one of: ${allowed.join(', ')}`);
  return found;
}

export function wholeNumber(
  name: string,
  value: Options[string],
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}`);
}

/** The options that every kind of grading has. */
export function gradeLimits(options: Options): { timeoutMs: number; seed: number | undefined } {
  return {
    timeoutMs: wholeNumber('timeout', options.timeout, 10, 600_000) ?? 2000,
    seed: wholeNumber('seed', options.seed, 0, 2 ** 31 - 1),
  };
}
