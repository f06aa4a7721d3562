/** A worker that drops its powers as the sandbox's does, and tells what it can still reach. */
import { dropPowers } from '../../src/web/dropPowers';

const post = self.postMessage.bind(self) as (message: unknown) => void;
const names = new Set<string>();
for (
  let owner: object | null = globalThis;
  owner !== null;
  owner = Object.getPrototypeOf(owner) as object | null
) {
  for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
}
const evaluate = eval;
const makers = [() => undefined, async () => {}, function* () {}, async function* () {}];

dropPowers(globalThis);

const scope = globalThis as unknown as Record<string, unknown>;
const refuses = (make: () => unknown): boolean => {
  try {
    make();
    return false;
  } catch {
    return true;
  }
};
post({
  found: names.size,
  left: [...names].filter((name) => scope[name] !== undefined && scope[name] !== null).sort(),
  makesCode: makers.filter((maker) => !refuses(() => (maker.constructor as FunctionConstructor)('return 1')))
    .length,
  hasEval: typeof scope.eval === 'function' && scope.eval === evaluate,
});
