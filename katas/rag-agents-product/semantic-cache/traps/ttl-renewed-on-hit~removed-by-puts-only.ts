/**
 * @title Only put removes what has expired
 * @question inference-cost-latency
 *
 * Expired entries are cleared away when something is stored, and get trusts what is there. Between two
 * puts, which in a cache that hits well can be a long time, out-of-date answers are served. Both methods
 * begin by removing what has expired.
 */

export interface SemanticCache {
  get(embedding: number[], scope: string, now: number): { value: string; similarity: number } | null;
  put(embedding: number[], scope: string, value: string, now: number): void;
  stats(): { hits: number; misses: number; size: number };
}

interface Entry {
  embedding: number[];
  scope: string;
  value: string;
  inserted: number;
  lastUse: number;
}

/** Cosines from here on are those of equal directions; the rest is rounding. */
const sameDirection = 1 - 1e-12;

export function createSemanticCache(o: { threshold: number; capacity: number; ttl: number }): SemanticCache {
  const { threshold, capacity, ttl } = o;
  if (!(threshold > 0 && threshold <= 1))
    throw new RangeError(`threshold must be in (0, 1], got ${threshold}`);
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be an integer >= 1, got ${capacity}`);
  }
  if (!(ttl > 0)) throw new RangeError(`ttl must be > 0, got ${ttl}`);

  let entries: Entry[] = []; // in the order of insertion
  let dimensions: number | undefined;
  let time = -Infinity;
  let uses = 0; // numbers the uses, since two can have the same time
  let hits = 0;
  let misses = 0;

  /** Checks the arguments of a call, then lets its time come. */
  const enter = (embedding: number[], now: number): void => {
    if (embedding.every((x) => x === 0)) throw new RangeError('an embedding must have a direction');
    if (dimensions !== undefined && embedding.length !== dimensions) {
      throw new RangeError(`${embedding.length} dimensions, but the cache has ${dimensions}`);
    }
    if (!(now >= time)) throw new RangeError(`now is ${now} after ${time}`);
    time = now;
  };

  return {
    get(embedding, scope, now) {
      enter(embedding, now);
      let best: Entry | undefined;
      let similarity = -Infinity;
      for (const entry of entries) {
        if (entry.scope !== scope) continue;
        const found = cosine(embedding, entry.embedding);
        if (found >= threshold && found > similarity) {
          best = entry;
          similarity = found;
        }
      }
      if (best === undefined) {
        misses++;
        return null;
      }
      hits++;
      best.lastUse = uses++;
      return { value: best.value, similarity };
    },

    put(embedding, scope, value, now) {
      enter(embedding, now);
      entries = entries.filter(({ inserted }) => now - inserted < ttl);
      dimensions = embedding.length;
      const isReplaced = (entry: Entry): boolean =>
        entry.scope === scope && cosine(embedding, entry.embedding) >= sameDirection;
      entries = entries.filter((entry) => !isReplaced(entry));
      if (entries.length === capacity) {
        const oldestUse = Math.min(...entries.map(({ lastUse }) => lastUse));
        entries = entries.filter(({ lastUse }) => lastUse !== oldestUse);
      }
      entries.push({ embedding: embedding.slice(), scope, value, inserted: now, lastUse: uses++ });
    },

    stats() {
      return { hits, misses, size: entries.length };
    },
  };
}

function cosine(a: number[], b: number[]): number {
  return dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
