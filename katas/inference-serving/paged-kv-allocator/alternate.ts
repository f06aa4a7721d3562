export interface AppendResult {
  block: number;
  offset: number;
  copiedFrom: number | null;
}

export interface KvAllocator {
  allocate(seq: string, tokens: number): boolean;
  append(seq: string): AppendResult | null;
  fork(parent: string, child: string): void;
  free(seq: string): void;
  blockTable(seq: string): number[];
  stats(): { free: number; used: number; wastedSlots: number };
}

export function createKvAllocator(numBlocks: number, blockSize: number): KvAllocator {
  return new Allocator(positive(numBlocks), positive(blockSize));
}

/**
 * No counters: the only state is each sequence's table and length. Who shares a block, and which blocks are
 * free, is read off the tables when it is asked for.
 */
class Allocator implements KvAllocator {
  readonly #blocks: readonly number[];
  readonly #blockSize: number;
  readonly #live = new Map<string, { table: readonly number[]; length: number }>();

  constructor(numBlocks: number, blockSize: number) {
    this.#blocks = Array.from({ length: numBlocks }, (_, id) => id);
    this.#blockSize = blockSize;
  }

  allocate(seq: string, tokens: number): boolean {
    this.#refuseExisting(seq);
    const free = this.#freeBlocks();
    const needed = 1 + Math.floor((positive(tokens) - 1) / this.#blockSize);
    if (free.length < needed) return false;
    this.#live.set(seq, { table: free.slice(0, needed), length: tokens });
    return true;
  }

  append(seq: string): AppendResult | null {
    const { table, length } = this.#find(seq);
    const offset = length % this.#blockSize;
    const last = table[table.length - 1]!;
    const grown = (blocks: readonly number[], block: number, copiedFrom: number | null): AppendResult => {
      this.#live.set(seq, { table: [...blocks, block], length: length + 1 });
      return { block, offset, copiedFrom };
    };

    if (offset !== 0 && this.#usersOf(last) === 1) return grown(table.slice(0, -1), last, null);
    const [fresh] = this.#freeBlocks();
    if (fresh === undefined) return null;
    return offset === 0 ? grown(table, fresh, null) : grown(table.slice(0, -1), fresh, last);
  }

  fork(parent: string, child: string): void {
    const copy = this.#find(parent);
    this.#refuseExisting(child);
    this.#live.set(child, copy);
  }

  free(seq: string): void {
    this.#find(seq);
    this.#live.delete(seq);
  }

  blockTable(seq: string): number[] {
    return [...this.#find(seq).table];
  }

  stats(): { free: number; used: number; wastedSlots: number } {
    const free = this.#freeBlocks().length;
    const waste = new Map<number, number>(); // a block counts once, however many sequences share it
    for (const { table, length } of this.#live.values()) {
      table.forEach((block, i) => waste.set(block, Math.max(0, (i + 1) * this.#blockSize - length)));
    }
    const wastedSlots = [...waste.values()].reduce((sum, slots) => sum + slots, 0);
    return { free, used: this.#blocks.length - free, wastedSlots };
  }

  #freeBlocks(): number[] {
    return this.#blocks.filter((block) => this.#usersOf(block) === 0);
  }

  #usersOf(block: number): number {
    return [...this.#live.values()].filter(({ table }) => table.includes(block)).length;
  }

  #find(seq: string): { table: readonly number[]; length: number } {
    const found = this.#live.get(seq);
    if (!found) throw new RangeError(`no sequence ${seq}`);
    return found;
  }

  #refuseExisting(seq: string): void {
    if (this.#live.has(seq)) throw new RangeError(`${seq} is in use`);
  }
}

function positive(value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(`not a positive integer: ${value}`);
}
