import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Router = ReturnType<Solution['createModelRouter']>;
type Models = Parameters<Solution['createModelRouter']>[0];
type Config = Parameters<Solution['createModelRouter']>[1];
/** A request and the models that fail, or the question for a state. */
type Step = ['route', tier: number, now: number, failing: string[]] | ['state', model: string, now: number];

/** What the router returned, and which models it really called. */
function take(router: Router, step: Step): unknown {
  if (step[0] === 'state') return router.state(step[1], step[2]);
  const [, tier, now, failing] = step;
  const called: string[] = [];
  const { model, attempts } = router.route(tier, now, (name) => {
    called.push(name);
    return failing.includes(name) ? 'error' : 'ok';
  });
  return { model, attempts, called };
}

function attempt(router: Router, step: Step): unknown {
  try {
    return take(router, step);
  } catch (error) {
    if (error instanceof RangeError) return 'RangeError';
    throw error;
  }
}

export const drivers = {
  /** Takes the steps one after the other. */
  run: (solution: Solution, models: Models, config: Config, steps: Step[]) => {
    const router = solution.createModelRouter(models, config);
    return steps.map((step) => attempt(router, step));
  },

  /** The same, with the states of all models after each step, now and a little later. */
  runAndWatch: (solution: Solution, models: Models, config: Config, steps: Step[]) => {
    const router = solution.createModelRouter(models, config);
    return steps.map((step) => {
      const result = attempt(router, step);
      const states = models.map(({ name }) => [router.state(name, step[2]), router.state(name, step[2] + 3)]);
      return [result, states];
    });
  },

  /** The last step is the one that must be refused. */
  runUntilRefused: (solution: Solution, models: Models, config: Config, steps: Step[]) => {
    const router = solution.createModelRouter(models, config);
    return steps.map((step) => take(router, step));
  },

  /** Two routers that take their steps in turn. */
  runTwo: (solution: Solution, models: Models, config: Config, first: Step[], second: Step[]) => {
    const one = solution.createModelRouter(models, config);
    const two = solution.createModelRouter(models, config);
    return first.map((step, i) => [attempt(one, step), attempt(two, second[i]!)]);
  },

  /** Changes the attempts that it got, then looks at them again. */
  meddle: (solution: Solution, models: Models, config: Config) => {
    const router = solution.createModelRouter(models, config);
    const first = router.route(0, 0, () => 'error');
    const kept = first.attempts.slice();
    first.attempts.reverse().push('?');
    const second = router.route(0, 1, () => 'error');
    return [kept, second.attempts];
  },
} satisfies Drivers<Solution>;
