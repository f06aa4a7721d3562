/**
 * @title Rounds the number of blocks to the nearest
 * @question kv-paging
 *
 * Math.round gives the right number when the last block is at least half full and one too few when it is
 * not. A few tokens in a new block still need that block: the number of blocks is the ceiling of tokens /
 * blockSize.
 */

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

interface Sequence {
  table: number[];
  tokens: number;
}

export function createKvAllocator(numBlocks: number, blockSize: number): KvAllocator {
  checkPositive(numBlocks, 'numBlocks');
  checkPositive(blockSize, 'blockSize');
  const sequences = new Map<string, Sequence>();
  const owners = new Array<number>(numBlocks).fill(0); // sequences that use the block; 0 = free
  const filled: number[] = []; // slots with a token, of each used block

  const sequenceOf = (seq: string): Sequence => {
    const sequence = sequences.get(seq);
    if (sequence === undefined) throw new RangeError(`unknown sequence ${seq}`);
    return sequence;
  };
  const checkNew = (seq: string): void => {
    if (sequences.has(seq)) throw new RangeError(`sequence ${seq} exists`);
  };
  const countFree = (): number => owners.filter((count) => count === 0).length;
  /** Takes the lowest free block; the caller knows that there is one. */
  const takeBlock = (): number => {
    const block = owners.indexOf(0);
    owners[block] = 1;
    return block;
  };

  return {
    allocate(seq, tokens) {
      checkNew(seq);
      checkPositive(tokens, 'tokens');
      const needed = Math.max(1, Math.round(tokens / blockSize));
      if (needed > countFree()) return false;
      const table = Array.from({ length: needed }, takeBlock);
      for (const block of table) filled[block] = blockSize;
      filled[table.at(-1)!] = Math.min(blockSize, tokens - (needed - 1) * blockSize);
      sequences.set(seq, { table, tokens });
      return true;
    },

    append(seq) {
      const sequence = sequenceOf(seq);
      const { table } = sequence;
      const last = table.at(-1)!;
      const offset = sequence.tokens % blockSize;
      const isFull = offset === 0;
      const isShared = owners[last]! > 1;
      if ((isFull || isShared) && countFree() === 0) return null;

      let copiedFrom: number | null = null;
      if (isFull) {
        table.push(takeBlock());
      } else if (isShared) {
        // The others go on reading the old block, so the new token goes into a copy.
        table[table.length - 1] = takeBlock();
        owners[last]!--;
        copiedFrom = last;
      }
      const block = table.at(-1)!;
      filled[block] = offset + 1;
      sequence.tokens++;
      return { block, offset, copiedFrom };
    },

    fork(parent, child) {
      const { table, tokens } = sequenceOf(parent);
      checkNew(child);
      for (const block of table) owners[block]!++;
      sequences.set(child, { table: table.slice(), tokens });
    },

    free(seq) {
      for (const block of sequenceOf(seq).table) owners[block]!--;
      sequences.delete(seq);
    },

    blockTable(seq) {
      return sequenceOf(seq).table.slice();
    },

    stats() {
      const free = countFree();
      const waste = owners.map((count, block) => (count > 0 ? blockSize - filled[block]! : 0));
      return { free, used: numBlocks - free, wastedSlots: waste.reduce((sum, slots) => sum + slots, 0) };
    },
  };
}

function checkPositive(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be an integer >= 1, got ${value}`);
  }
}
