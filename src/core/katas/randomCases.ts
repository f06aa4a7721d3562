import { exact, type RandomGroup } from './authoring';
import { drawnName, readDrawnName } from './caseNames';
import type { TrustedKata } from './compiledKata';
import { deepFreeze } from './deepFreeze';
import type { Expectation } from './judgeCase';
import { decodePlain, encodePlain } from './plainText';

/** The random cases of one kata. */
export interface RandomCases {
  /** An attempt's cases, the same for the same seed. */
  draw(seed: number): Expectation[] | Promise<Expectation[]>;
  /**
   * Looks for the smallest input that still fails, starting from a drawn case that does.
   * @param fails runs a candidate
   * @param budgetMs time for the search
   * @returns undefined when nothing smaller fails
   */
  shrink?(
    seed: number,
    failing: Expectation,
    fails: (candidate: Expectation) => Promise<boolean>,
    budgetMs: number,
  ): Promise<Expectation | undefined>;
}

/** Enough to take any input of a kata apart. */
const maxCandidates = 200;

/** The random cases of one of our own katas; what is right comes from its reference, outside the sandbox. */
export function trustedRandomCases(trusted: TrustedKata): RandomCases {
  /** The latest draw, so that it can be made ahead of the attempt. */
  let latest: { seed: number; cases: Expectation[] } | undefined;
  const draw = (seed: number): Expectation[] => {
    if (latest?.seed === seed) return latest.cases;
    const cases = trusted.random.flatMap((group) => {
      const draws = trusted.fastCheck?.sample(group.args, { numRuns: group.runs, seed }) ?? [];
      return draws.map((args, i) => expectation(trusted, group, drawnName(group.name, i, seed), args));
    });
    latest = { seed, cases };
    return cases;
  };
  return {
    draw,
    shrink: (...search) => shrink(trusted, ...search),
  };
}

function expectation(
  trusted: TrustedKata,
  group: RandomGroup,
  name: string,
  args: readonly unknown[],
): Expectation {
  const text = encodePlain(args);
  const wanted = trusted.call(group.call, deepFreeze(decodePlain(text)) as unknown[]);
  return { name, group: 'random', call: group.call, args: text, wanted, tolerance: group.tolerance ?? exact };
}

async function shrink(
  trusted: TrustedKata,
  ...[seed, failing, fails, budgetMs]: Parameters<NonNullable<RandomCases['shrink']>>
): Promise<Expectation | undefined> {
  const { fastCheck: fc } = trusted;
  const drawn = readDrawnName(failing.name);
  const group = trusted.random.find(({ name }) => name === drawn?.family);
  if (fc === undefined || drawn === undefined || group === undefined) return undefined;
  let smallest: Expectation | undefined;
  let tried = 0;
  const property = fc.asyncProperty(group.args, async (args) => {
    // fast-check starts from the drawn case itself, which is known to fail
    if (tried++ === 0) return false;
    if (tried > maxCandidates) return true;
    const candidate = expectation(trusted, group, failing.name, args);
    if (!(await fails(candidate))) return true;
    smallest = candidate;
    return false;
  });
  await fc.check(property, {
    seed,
    path: String(drawn.index),
    numRuns: 1,
    interruptAfterTimeLimit: budgetMs,
    markInterruptAsFailure: false,
  });
  return smallest;
}
