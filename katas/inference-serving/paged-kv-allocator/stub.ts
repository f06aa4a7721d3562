export interface AppendResult {
  /** The physical block that holds the new token. */
  block: number;
  /** Its slot in that block, 0 .. blockSize-1. */
  offset: number;
  /** The shared block of which `block` is now the sequence's own copy, or null if nothing was copied. */
  copiedFrom: number | null;
}

export interface KvAllocator {
  /**
   * Starts a sequence of `tokens` tokens in the lowest free blocks, ascending. False, with nothing changed,
   * if too few are free.
   */
  allocate(seq: string, tokens: number): boolean;
  /** Makes room for one more token. Null, with nothing changed, if that needs a block and none is free. */
  append(seq: string): AppendResult | null;
  /** Starts `child` with the tokens of `parent`; all blocks are shared. */
  fork(parent: string, child: string): void;
  /** Ends a sequence; the blocks that no other sequence uses are free again. */
  free(seq: string): void;
  /** A copy of the sequence's block table. */
  blockTable(seq: string): number[];
  /** Blocks that are free and used, and the slots without a token in the used ones. */
  stats(): { free: number; used: number; wastedSlots: number };
}

/**
 * Hands out `numBlocks` blocks of `blockSize` tokens each; the ids are 0 .. numBlocks-1.
 *
 * Throws a RangeError for: numBlocks or blockSize not a positive integer; an unknown sequence; allocate or
 * fork onto a name that is in use; tokens not an integer >= 1.
 */
export function createKvAllocator(numBlocks: number, blockSize: number): KvAllocator {
  throw new Error('TODO');
}
