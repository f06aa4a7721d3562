export interface ModelSpec {
  name: string;
  tier: number;
  costPerToken: number;
}

export interface RouterConfig {
  failureThreshold: number;
  cooldown: number;
}

export interface ModelRouter {
  route(
    tier: number,
    now: number,
    call: (model: string) => 'ok' | 'error',
  ): { model: string | null; attempts: string[] };
  state(model: string, now: number): 'closed' | 'open' | 'half-open';
}

/**
 * A breaker holds the number of errors that it can still take and the time from which on it lets calls
 * through. After a cooldown it can take no more than the trial.
 */
class CircuitBreaker {
  readonly #threshold: number;
  readonly #cooldown: number;
  #left: number;
  /** Set by every error, so it is there when it is needed. */
  #retryAt: number | undefined;

  constructor(threshold: number, cooldown: number) {
    this.#threshold = threshold;
    this.#cooldown = cooldown;
    this.#left = threshold;
  }

  stateAt(now: number): 'closed' | 'open' | 'half-open' {
    if (this.#left > 0) return 'closed';
    return now >= this.#retryAt! ? 'half-open' : 'open';
  }

  record(outcome: 'ok' | 'error', now: number): void {
    if (outcome === 'ok') {
      this.#left = this.#threshold;
    } else {
      this.#left--;
      this.#retryAt = now + this.#cooldown;
    }
  }
}

export function createModelRouter(models: ModelSpec[], config: RouterConfig): ModelRouter {
  const { failureThreshold, cooldown } = config;
  if (failureThreshold < 1 || !Number.isInteger(failureThreshold))
    throw new RangeError('bad failureThreshold');
  if (Number.isNaN(cooldown) || cooldown <= 0) throw new RangeError('bad cooldown');
  if (models.length === 0) throw new RangeError('no models');

  const breakers = new Map<string, CircuitBreaker>();
  for (const { name } of models) {
    if (breakers.has(name)) throw new RangeError(`two models are called ${name}`);
    breakers.set(name, new CircuitBreaker(failureThreshold, cooldown));
  }

  const candidates = (tier: number, now: number): string[] =>
    models
      .filter((model) => model.tier >= tier && breakers.get(model.name)!.stateAt(now) !== 'open')
      .sort((a, b) => a.tier - b.tier || a.costPerToken - b.costPerToken)
      .map(({ name }) => name);

  return {
    route(tier, now, call) {
      const names = candidates(tier, now);
      const found = names.findIndex((name) => {
        const outcome = call(name);
        breakers.get(name)!.record(outcome, now);
        return outcome === 'ok';
      });
      if (found === -1) return { model: null, attempts: names };
      return { model: names[found]!, attempts: names.slice(0, found + 1) };
    },

    state(model, now) {
      const breaker = breakers.get(model);
      if (!breaker) throw new RangeError(`unknown model ${model}`);
      return breaker.stateAt(now);
    },
  };
}
