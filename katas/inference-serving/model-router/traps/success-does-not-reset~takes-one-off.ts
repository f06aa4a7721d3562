/**
 * @title A success takes one error off
 * @question model-routing
 *
 * An ok lowers the count by 1 in place of setting it to 0. This leaky count opens the breaker of a model
 * that fails more often than it works, which is a sensible rule but another one: here a single success
 * ends the row.
 */

export interface ModelSpec {
  name: string;
  tier: number;
  costPerToken: number;
}

export interface RouterConfig {
  failureThreshold: number;
  cooldown: number;
}

type BreakerState = 'closed' | 'open' | 'half-open';

export interface ModelRouter {
  route(
    tier: number,
    now: number,
    call: (model: string) => 'ok' | 'error',
  ): { model: string | null; attempts: string[] };
  state(model: string, now: number): BreakerState;
}

interface Breaker {
  /** Errors since the last success. */
  failures: number;
  /** When it last opened; undefined while it is closed. */
  openedAt: number | undefined;
}

export function createModelRouter(models: ModelSpec[], config: RouterConfig): ModelRouter {
  check(models, config);
  const { failureThreshold, cooldown } = config;
  const breakers = new Map(
    models.map(({ name }): [string, Breaker] => [name, { failures: 0, openedAt: undefined }]),
  );
  // The sort is stable, so models of equal tier and cost stay in the order of the input.
  const ranked = models.slice().sort((a, b) => a.tier - b.tier || a.costPerToken - b.costPerToken);

  const stateOf = ({ openedAt }: Breaker, now: number): BreakerState => {
    if (openedAt === undefined) return 'closed';
    return now < openedAt + cooldown ? 'open' : 'half-open';
  };
  const succeed = (breaker: Breaker): void => {
    breaker.failures = Math.max(0, breaker.failures - 1);
    breaker.openedAt = undefined;
  };
  const fail = (breaker: Breaker, now: number): void => {
    breaker.failures++;
    // After a cooldown the count still stands at the threshold, so that a failed trial opens it again.
    if (breaker.failures >= failureThreshold) breaker.openedAt = now;
  };

  return {
    route(tier, now, call) {
      const attempts: string[] = [];
      for (const { name } of ranked.filter((model) => model.tier >= tier)) {
        const breaker = breakers.get(name)!;
        if (stateOf(breaker, now) === 'open') continue;
        attempts.push(name);
        if (call(name) === 'ok') {
          succeed(breaker);
          return { model: name, attempts };
        }
        fail(breaker, now);
      }
      return { model: null, attempts };
    },

    state(model, now) {
      const breaker = breakers.get(model);
      if (breaker === undefined) throw new RangeError(`there is no model ${model}`);
      return stateOf(breaker, now);
    },
  };
}

function check(models: ModelSpec[], { failureThreshold, cooldown }: RouterConfig): void {
  if (models.length === 0) throw new RangeError('there are no models');
  if (new Set(models.map(({ name }) => name)).size < models.length) {
    throw new RangeError('two models have the same name');
  }
  if (!Number.isInteger(failureThreshold) || failureThreshold < 1) {
    throw new RangeError(`failureThreshold must be an integer >= 1, got ${failureThreshold}`);
  }
  if (!(cooldown > 0)) throw new RangeError(`cooldown must be > 0, got ${cooldown}`);
}
