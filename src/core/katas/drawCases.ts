import fc from 'fast-check';
import { exact } from './authoring';
import type { TrustedKata } from './compiledKata';
import { deepFreeze } from './deepFreeze';
import type { Expectation } from './judgeCase';
import { decodePlain, encodePlain } from './plainText';

const latest = new WeakMap<TrustedKata, { seed: number; cases: Expectation[] }>();

/**
 * Draws a kata's random cases from a seed; what is right comes from the reference, outside the sandbox.
 * The latest draw is remembered, so that it can be made ahead of the attempt.
 */
export function drawCases(trusted: TrustedKata, seed: number): Expectation[] {
  const known = latest.get(trusted);
  if (known?.seed === seed) return known.cases;
  const cases = draw(trusted, seed);
  latest.set(trusted, { seed, cases });
  return cases;
}

function draw(trusted: TrustedKata, seed: number): Expectation[] {
  return trusted.random.flatMap((group) => {
    const draws = fc.sample(group.args, { numRuns: group.runs, seed });
    return draws.map((args, i) => {
      const text = encodePlain(args);
      const wanted = trusted.call(group.call, deepFreeze(decodePlain(text)) as unknown[]);
      return {
        name: `${group.name} #${i + 1} (seed ${seed})`,
        group: 'random' as const,
        call: group.call,
        args: text,
        wanted,
        tolerance: group.tolerance ?? exact,
      };
    });
  });
}
