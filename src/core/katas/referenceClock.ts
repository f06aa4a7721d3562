import type { KataRunner } from '../ports';
import type { CompiledKata } from './compiledKata';
import { toSandboxCase } from './judgeCase';

/** No scale case is cut off earlier than this, in milliseconds: below it, start-up noise decides. */
export const shortestLimitMs = 500;
const defaultTimesReference = 8;

/**
 * Knows how long the model solution takes for each `scale` case on this machine, measured once per kata in
 * the same kind of sandbox. Limits are multiples of that, so that a slow machine rejects nobody.
 */
export class ReferenceClock {
  private readonly known = new Map<string, Promise<Map<number, number> | undefined>>();
  private readonly measured = new Map<string, Map<number, number>>();

  /** The limits of a kata that was measured already. */
  knownLimits(kata: CompiledKata): Map<number, number> | undefined {
    return this.measured.get(kata.meta.id);
  }

  /** Limits in milliseconds by index of the case; undefined when cancelled. */
  async limits(
    kata: CompiledKata,
    runner: KataRunner,
    signal?: AbortSignal,
  ): Promise<Map<number, number> | undefined> {
    const known = this.known.get(kata.meta.id) ?? measure(kata, runner, signal);
    this.known.set(kata.meta.id, known);
    const limits = await known.catch((error: unknown) => {
      this.known.delete(kata.meta.id);
      throw error;
    });
    if (limits === undefined) this.known.delete(kata.meta.id);
    else this.measured.set(kata.meta.id, limits);
    return limits;
  }
}

async function measure(
  kata: CompiledKata,
  runner: KataRunner,
  signal?: AbortSignal,
): Promise<Map<number, number> | undefined> {
  const scale = kata.cases.flatMap((item, index) => (item.group === 'scale' ? [{ item, index }] : []));
  const limits = new Map<number, number>();
  const cases = scale.map(({ item }) => toSandboxCase(item, 60_000));
  const job = { code: kata.reference, drivers: kata.drivers, cases, loadLimitMs: 60_000 };
  const end = await runner.run(
    job,
    (i, record) => {
      const task = scale[i];
      if (task === undefined) return;
      const times = task.item.timesReference ?? defaultTimesReference;
      limits.set(task.index, Math.max(shortestLimitMs, times * record.durationMs));
    },
    signal,
  );
  if (end.kind === 'cancelled') return undefined;
  if (end.kind !== 'finished')
    throw new Error(`the model solution of ${kata.meta.id} did not finish its scale cases (${end.kind})`);
  return limits;
}
