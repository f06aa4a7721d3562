export interface ModelSpec {
  name: string;
  /** What it can do: a request of a tier can be answered by models of this tier or above. */
  tier: number;
  costPerToken: number;
}

export interface RouterConfig {
  /** So many errors in a row open a model's breaker. */
  failureThreshold: number;
  /** So long it stays open before one call is let through. */
  cooldown: number;
}

export interface ModelRouter {
  /**
   * Calls suitable models, from the lowest tier and cost up, until one answers 'ok'. `attempts` are the names
   * of those that were called, in order; `model` is the one that answered, or null.
   */
  route(
    tier: number,
    now: number,
    call: (model: string) => 'ok' | 'error',
  ): { model: string | null; attempts: string[] };
  /** The state of a model's breaker at `now`. Changes nothing. */
  state(model: string, now: number): 'closed' | 'open' | 'half-open';
}

/**
 * A router with one circuit breaker per model; all are closed at first.
 *
 * Throws a RangeError for: no models; two models of the same name; a failureThreshold that is not an
 * integer >= 1; a cooldown that is not > 0. `state` throws one for an unknown name.
 */
export function createModelRouter(models: ModelSpec[], config: RouterConfig): ModelRouter {
  throw new Error('TODO');
}
