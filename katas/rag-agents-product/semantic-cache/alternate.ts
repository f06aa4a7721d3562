export interface SemanticCache {
  get(embedding: number[], scope: string, now: number): { value: string; similarity: number } | null;
  put(embedding: number[], scope: string, value: string, now: number): void;
  stats(): { hits: number; misses: number; size: number };
}

export function createSemanticCache(o: { threshold: number; capacity: number; ttl: number }): SemanticCache {
  return new LruSemanticCache(o.threshold, o.capacity, o.ttl);
}

interface Item {
  /** Of length 1, so that a dot product is a cosine. */
  unit: Float64Array;
  scope: string;
  value: string;
  /** Rises from item to item. */
  id: number;
  expires: number;
}

class LruSemanticCache implements SemanticCache {
  readonly #threshold: number;
  readonly #capacity: number;
  readonly #ttl: number;
  /** From the least to the most recently used. */
  #items: Item[] = [];
  #length: number | undefined;
  #now = -Infinity;
  #ids = 0;
  #hits = 0;
  #misses = 0;

  constructor(threshold: number, capacity: number, ttl: number) {
    refuse(Number.isNaN(threshold) || threshold <= 0 || threshold > 1, 'bad threshold');
    refuse(!Number.isInteger(capacity) || capacity <= 0, 'bad capacity');
    refuse(Number.isNaN(ttl) || ttl <= 0, 'bad ttl');
    this.#threshold = threshold;
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(embedding: number[], scope: string, now: number): { value: string; similarity: number } | null {
    const unit = this.#begin(embedding, now);
    const candidates = this.#items
      .filter((item) => item.scope === scope)
      .map((item) => ({ item, similarity: dot(unit, item.unit) }))
      .filter(({ similarity }) => similarity >= this.#threshold)
      .sort((a, b) => b.similarity - a.similarity || a.item.id - b.item.id);
    const [best] = candidates;
    if (best === undefined) {
      this.#misses++;
      return null;
    }
    this.#hits++;
    this.#items.splice(this.#items.indexOf(best.item), 1);
    this.#items.push(best.item);
    return { value: best.item.value, similarity: best.similarity };
  }

  put(embedding: number[], scope: string, value: string, now: number): void {
    const unit = this.#begin(embedding, now);
    this.#length = unit.length;
    const twin = this.#items.findIndex((item) => item.scope === scope && dot(unit, item.unit) >= 1 - 1e-12);
    if (twin >= 0) this.#items.splice(twin, 1);
    this.#items.push({ unit, scope, value, id: this.#ids++, expires: now + this.#ttl });
    if (this.#items.length > this.#capacity) this.#items.shift();
  }

  stats(): { hits: number; misses: number; size: number } {
    return { hits: this.#hits, misses: this.#misses, size: this.#items.length };
  }

  #begin(embedding: number[], now: number): Float64Array {
    const norm = Math.hypot(...embedding);
    refuse(norm === 0, 'no direction');
    refuse(embedding.length !== (this.#length ?? embedding.length), 'another number of dimensions');
    refuse(Number.isNaN(now) || now < this.#now, 'time goes backwards');
    this.#now = now;
    this.#items = this.#items.filter((item) => item.expires > now);
    return Float64Array.from(embedding, (x) => x / norm);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

function refuse(isBad: boolean, message: string): void {
  if (isBad) throw new RangeError(message);
}
