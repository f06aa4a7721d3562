import type { KataTests, RandomGroup } from './authoring';
import type { CompiledKata, TrustedKata } from './compiledKata';

type Exports = Record<string, unknown>;
type Callable = (...args: unknown[]) => unknown;

/**
 * Makes the parts of one of our own katas that run outside the sandbox: its reference and its random
 * groups. Never call this for a kata that came from anywhere but the build.
 */
export async function loadTrusted(kata: CompiledKata): Promise<TrustedKata> {
  // a large library that half of the callers never need
  const fastCheck = kata.hasRandom ? (await import('fast-check')).default : undefined;
  let reference: Exports | undefined;
  let drivers: Exports | undefined;
  return {
    fastCheck,
    random: fastCheck === undefined ? [] : randomGroups(kata, fastCheck),
    call(name, args) {
      reference ??= evaluateOwn(kata.reference);
      drivers ??= kata.drivers === undefined ? {} : (evaluateOwn(kata.drivers).drivers as Exports);
      const driver = drivers[name] as Callable | undefined;
      return driver === undefined ? (reference[name] as Callable)(...args) : driver(reference, ...args);
    },
  };
}

function randomGroups(kata: CompiledKata, fastCheck: unknown): RandomGroup[] {
  const tests = evaluateOwn(kata.tests, fastCheck).tests as KataTests;
  return tests.random.map((group) => ({ ...group, tolerance: group.tolerance ?? tests.tolerance }));
}

/** Evaluates CommonJS text that our own build made. */
export function evaluateOwn(code: string, fastCheck?: unknown): Exports {
  const module = { exports: {} as Exports };
  const require = (name: string): unknown => {
    if (name === 'fast-check') return fastCheck;
    throw new Error(`a kata cannot import ${name}`);
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
  const run = new Function('exports', 'require', 'module', code) as (...args: unknown[]) => void;
  run(module.exports, require, module);
  return module.exports;
}
