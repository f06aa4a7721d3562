import fc from 'fast-check';
import type { KataTests, RandomGroup } from '../core/katas/authoring';
import type { CompiledKata } from '../core/katas/compiledKata';
import { evaluateOwn, loadTrusted } from '../core/katas/loadTrusted';
import { type RandomCases, trustedRandomCases } from '../core/katas/randomCases';

/** What `hidden.ts` says, without what only fast-check can read. */
export type AuthoredTests = Omit<KataTests, 'random'> & { random: Omit<RandomGroup, 'args'>[] };

export type OpenedTests =
  | { ok: true; tests: AuthoredTests; random: (kata: CompiledKata) => Promise<RandomCases> }
  | { ok: false; message: string; field?: string; line?: number };

/** Evaluates a linked `hidden.ts`. */
export type OpenTests = (code: string) => Promise<OpenedTests>;

/** Evaluates in this process: for our own katas only. */
export const openTrustedTests: OpenTests = (code) => {
  let tests: KataTests | undefined;
  try {
    tests = evaluateOwn(code, fc).tests as KataTests | undefined;
  } catch (error) {
    return Promise.resolve({ ok: false, message: `throws while it is loaded: ${(error as Error).message}` });
  }
  if (tests === undefined) return Promise.resolve({ ok: false, message: 'exports no `tests`' });
  const random = async (kata: CompiledKata): Promise<RandomCases> =>
    trustedRandomCases(await loadTrusted(kata));
  return Promise.resolve({ ok: true, tests, random });
};
