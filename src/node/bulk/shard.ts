/** The `index`th (from 1) of `count` parts. */
export interface Shard {
  index: number;
  count: number;
}

/** Reads `i/n`, where 1 <= i <= n; undefined when it is anything else. */
export function parseShard(text: string): Shard | undefined {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  if (match === null) return undefined;
  const [index, count] = [Number(match[1]), Number(match[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** A shard's part of a sorted list: every item is in exactly one of the shards. */
export function shardOf<T>(items: readonly T[], { index, count }: Shard): T[] {
  return items.filter((_, at) => at % count === index - 1);
}
