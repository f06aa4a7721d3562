import Ajv from 'ajv';
import { caseGroups } from '../core/katas/authoring';
import { drawnName } from '../core/katas/caseNames';
import type { CompiledKata } from '../core/katas/compiledKata';
import { type Expectation, toSandboxCase } from '../core/katas/judgeCase';
import type { Outcome } from '../core/katas/outcome';
import { encodePlain, Unsupported } from '../core/katas/plainText';
import type { RandomCases } from '../core/katas/randomCases';
import { thrownAt } from '../core/katas/sourceLocation';
import type { KataRunner } from '../core/ports';
import type { AuthoredTests, OpenedTests } from './authoredTests';
import { observeProgram, smallLimitMs } from './observeProgram';

const tolerance = {
  type: 'object',
  additionalProperties: false,
  required: ['absolute', 'relative'],
  properties: {
    absolute: { type: 'number', minimum: 0 },
    relative: { type: 'number', minimum: 0 },
  },
};
const text = { type: 'string', minLength: 1, maxLength: 500 };
const identifier = { type: 'string', pattern: '^[A-Za-z_$][\\w$]*$' };

const schema = {
  type: 'object',
  required: ['tolerance', 'cases', 'random'],
  properties: {
    tolerance,
    cases: {
      type: 'array',
      minItems: 1,
      maxItems: 2000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'group', 'call', 'args'],
        properties: {
          name: text,
          group: { enum: caseGroups.filter((group) => group !== 'random') },
          call: identifier,
          args: { type: 'array', maxItems: 100 },
          expected: {},
          route: text,
          reason: text,
          tolerance,
          timesReference: { type: 'number', minimum: 1, maximum: 1000 },
        },
      },
    },
    random: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['name', 'call', 'runs'],
        properties: {
          name: text,
          call: identifier,
          runs: { type: 'integer', minimum: 1, maximum: 1000 },
          tolerance,
        },
      },
    },
  },
};

/**
 * Evaluates a `hidden.ts` of somebody else: it runs in the sandbox and hands its cases over as plain data, and
 * what is right for a random case is asked of the model solution in a sandbox too.
 * @param code linked by `linkModules`
 * @param hidden the file as it was written, to place errors
 * @param fastCheck CommonJS text of the library
 */
export async function openSandboxedTests(
  code: string,
  hidden: string,
  fastCheck: string,
  runner: KataRunner,
): Promise<OpenedTests> {
  const program = testsProgram(code, fastCheck);
  const answer = await ask(program, 'describe', [], runner, hidden);
  if (!answer.ok) return answer;
  const problem = shapeProblem(answer.value);
  if (problem !== undefined) return { ok: false, ...problem };
  const tests = answer.value as AuthoredTests;
  return {
    ok: true,
    tests,
    random: (kata) => Promise.resolve(new SandboxedRandom(kata, tests, program, runner)),
  };
}

/** The entry stands on the first line, so that lines of errors are lines of `hidden.ts`. */
function testsProgram(code: string, fastCheck: string): string {
  return `const $hidden = (exports, require, module) => {${code}
};
const $library = { exports: {} };
((exports, module, setTimeout, clearTimeout) => {${fastCheck}
})($library.exports, $library, () => 0, () => undefined);
const $module = { exports: {} };
$hidden($module.exports, () => $library.exports, $module);
const { tests } = $module.exports;
exports.describe = () => {
  if (tests === undefined) throw new Error('hidden.ts exports no \`tests\`');
  return {
    tolerance: tests.tolerance,
    cases: tests.cases,
    random: tests.random.map(({ name, call, runs, tolerance }) => {
      return tolerance === undefined ? { name, call, runs } : { name, call, runs, tolerance };
    }),
  };
};
exports.draw = (seed) =>
  tests.random.map(({ args, runs }) => $library.exports.sample(args, { numRuns: runs, seed }));
`;
}

type Answer = { ok: true; value: unknown } | { ok: false; message: string; line?: number };

async function ask(
  code: string,
  call: string,
  args: unknown[],
  runner: KataRunner,
  hidden: string,
): Promise<Answer> {
  const cases = [toSandboxCase({ call, args: encodePlain(args) }, smallLimitMs)];
  const { load, seen } = await observeProgram({ code }, cases, runner);
  const outcome = load?.outcome.kind === 'throw' ? load.outcome : (seen[0]?.outcome ?? 'timeout');
  if (outcome === 'timeout') {
    const when = load === undefined ? 'while it is loaded' : 'while its cases are drawn';
    return { ok: false, message: `does not come to an end ${when}` };
  }
  return readAnswer(outcome, hidden);
}

function readAnswer(outcome: Outcome, hidden: string): Answer {
  switch (outcome.kind) {
    case 'value':
      return { ok: true, value: outcome.value };
    case 'throw': {
      const line = thrownAt(outcome.stack, hidden)?.line;
      return { ok: false, message: `throws ${outcome.name}: ${outcome.message}`, line };
    }
    case 'unsettled':
      return { ok: false, message: 'hands over a promise; cases are plain data' };
    case 'unreadable':
      return { ok: false, message: `its cases cannot be read: ${outcome.reason}` };
  }
}

const validate = new Ajv({ allErrors: false, strict: true, strictRequired: false }).compile(schema);

function shapeProblem(value: unknown): { field: string; message: string } | undefined {
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    const field = (error?.instancePath ?? '').replace(/\/(\d+)/g, '[$1]').replace(/\//g, '.');
    return { field: `tests${field}`, message: error?.message ?? 'is not what a kata exports as `tests`' };
  }
  const { cases } = value as AuthoredTests;
  const unplain = cases.find((item) => holdsUnsupported([item.args, item.expected]));
  if (unplain === undefined) return undefined;
  return { field: `case "${unplain.name}"`, message: 'holds a function or a getter; cases are plain data' };
}

function holdsUnsupported(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (value instanceof Unsupported) return true;
  const children =
    value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  return children.some(holdsUnsupported);
}

class SandboxedRandom implements RandomCases {
  constructor(
    private readonly kata: CompiledKata,
    private readonly tests: AuthoredTests,
    private readonly program: string,
    private readonly runner: KataRunner,
  ) {}

  /** Throws when the inputs cannot be drawn, or the model solution has no answer for one. */
  async draw(seed: number): Promise<Expectation[]> {
    const { kata, tests, runner } = this;
    if (tests.random.length === 0) return [];
    const answer = await ask(this.program, 'draw', [seed], runner, '');
    if (!answer.ok) throw new Error(answer.message);
    const lists = answer.value as unknown[][];
    const items = tests.random.flatMap(({ name, call, tolerance = tests.tolerance }, g) =>
      (lists[g] ?? []).map((args, i): Expectation => {
        const title = drawnName(name, i, seed);
        return { name: title, group: 'random', call, args: encodePlain(args), tolerance };
      }),
    );
    const cases = items.map((item) => toSandboxCase(item, smallLimitMs));
    const program = { code: kata.reference, drivers: kata.drivers };
    const { seen } = await observeProgram(program, cases, runner, {
      isEnough: ({ outcome }) => outcome === 'timeout' || outcome.kind !== 'value',
    });
    return items.map((item, i) => {
      const outcome = seen[i]?.outcome;
      if (typeof outcome === 'object' && outcome.kind === 'value') return { ...item, wanted: outcome.value };
      const why =
        typeof outcome === 'object' && outcome.kind === 'throw'
          ? `it throws ${outcome.name}: ${outcome.message}`
          : 'it does not return a value';
      throw new Error(`the solution has no answer for "${item.name}": ${why}`);
    });
  }
}
