import fc from 'fast-check';
import { exact } from './authoring';
import type { TrustedKata } from './compiledKata';
import { deepFreeze } from './deepFreeze';
import type { Expectation } from './judgeCase';
import { decodePlain, encodePlain } from './plainText';

/** Draws a kata's random cases from a seed; what is right comes from the reference, outside the sandbox. */
export function drawCases(trusted: TrustedKata, seed: number): Expectation[] {
  return trusted.random.flatMap((group) => {
    const draws = fc.sample(group.args, { numRuns: group.runs, seed });
    return draws.map((args, i) => {
      const text = encodePlain(args);
      const expected = trusted.call(group.call, deepFreeze(decodePlain(text)) as unknown[]);
      return {
        name: `${group.name} #${i + 1} (seed ${seed})`,
        group: 'random' as const,
        call: group.call,
        args: text,
        expected: encodePlain(expected),
        tolerance: group.tolerance ?? exact,
      };
    });
  });
}
