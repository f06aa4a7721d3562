/**
 * @title Recounts the whole corpus for every merge
 * @question why-bpe-not-bytes
 *
 * All merges are right, but every step counts all pairs of all pretokens again and rewrites all of them.
 * That is (number of merges) x (size of the corpus) work; at that rate a real run of 50,000 merges takes
 * weeks for each gigabyte. A merge changes only the words that contain the pair, and a corpus repeats its
 * words: keep each distinct pretoken once with its count, remember which words contain which pair, and
 * after a merge recount those words only.
 */

export type Merge = [number, number];

const firstMergedId = 256;

export function trainBpe(pretokens: number[][], numMerges: number): Merge[] {
  if (!Number.isInteger(numMerges) || numMerges < 0) {
    throw new RangeError(`numMerges must be an integer >= 0, got ${numMerges}`);
  }
  pretokens.forEach(checkBytes);

  let corpus = pretokens.map((bytes) => bytes.slice());
  const merges: Merge[] = [];
  while (merges.length < numMerges) {
    const counts = new Map<number, number>();
    for (const ids of corpus) {
      for (let i = 0; i + 1 < ids.length; i++) {
        const key = pairKey(ids[i]!, ids[i + 1]!);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const best = mostFrequentPair(counts);
    if (best === undefined) break;
    const pair = pairOf(best);
    const id = firstMergedId + merges.length;
    corpus = corpus.map((ids) => mergePair(ids, pair, id));
    merges.push(pair);
  }
  return merges;
}

export function encodeBpe(bytes: number[], merges: Merge[]): number[] {
  checkBytes(bytes);
  checkMerges(merges);
  const ranks = new Map(merges.map(([left, right], rank) => [pairKey(left, right), rank]));

  let ids = bytes.slice();
  for (;;) {
    let lowest = Infinity;
    for (let i = 0; i + 1 < ids.length; i++) {
      lowest = Math.min(lowest, ranks.get(pairKey(ids[i]!, ids[i + 1]!)) ?? Infinity);
    }
    if (lowest === Infinity) return ids;
    ids = mergePair(ids, merges[lowest]!, firstMergedId + lowest);
  }
}

export function decodeBpe(ids: number[], merges: Merge[]): number[] {
  checkMerges(merges);
  for (const id of ids) {
    if (!isIdBelow(firstMergedId + merges.length, id)) throw new RangeError(`unknown id ${id}`);
  }

  const bytes: number[] = [];
  const expand = (id: number): void => {
    if (id < firstMergedId) {
      bytes.push(id);
      return;
    }
    const [left, right] = merges[id - firstMergedId]!;
    expand(left);
    expand(right);
  };
  ids.forEach(expand);
  return bytes;
}

/** The pair with the highest count that is worth a merge; equal counts go to the smaller key. */
function mostFrequentPair(counts: Map<number, number>): number | undefined {
  let best: number | undefined;
  let highest = 1;
  for (const [key, count] of counts) {
    if (count > highest || (count === highest && best !== undefined && key < best)) {
      best = key;
      highest = count;
    }
  }
  return best;
}

/** Replaces the pair from left to right; occurrences that overlap an earlier one are left alone. */
function mergePair(ids: number[], [left, right]: Merge, id: number): number[] {
  const merged: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      merged.push(id);
      i++;
    } else {
      merged.push(ids[i]!);
    }
  }
  return merged;
}

/** One number for a pair, ordered like (left, right). */
function pairKey(left: number, right: number): number {
  return left * 2 ** 26 + right;
}

function pairOf(key: number): Merge {
  return [Math.floor(key / 2 ** 26), key % 2 ** 26];
}

function isIdBelow(limit: number, id: number): boolean {
  return Number.isInteger(id) && id >= 0 && id < limit;
}

function checkBytes(bytes: number[]): void {
  for (const byte of bytes) {
    if (!isIdBelow(256, byte)) throw new RangeError(`a byte must be an integer 0..255, got ${byte}`);
  }
}

function checkMerges(merges: Merge[]): void {
  merges.forEach(([left, right], j) => {
    if (!isIdBelow(firstMergedId + j, left) || !isIdBelow(firstMergedId + j, right)) {
      throw new RangeError(`merge ${j} refers to an id that does not exist before it: ${left}, ${right}`);
    }
  });
}
