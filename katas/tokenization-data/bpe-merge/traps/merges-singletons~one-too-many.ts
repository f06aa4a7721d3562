/**
 * @title Merges a singleton before it stops
 * @question why-bpe-not-bytes
 *
 * The stop is checked after the merge has been recorded, so one pair that occurs only once still gets in.
 * The count has to be looked at first: a best count below 2 ends training without another merge.
 */

export type Merge = [number, number];

/** A distinct pretoken: its present segmentation and how often it occurs in the corpus. */
interface Word {
  ids: number[];
  count: number;
}

const firstMergedId = 256;

export function trainBpe(pretokens: number[][], numMerges: number): Merge[] {
  if (!Number.isInteger(numMerges) || numMerges < 0) {
    throw new RangeError(`numMerges must be an integer >= 0, got ${numMerges}`);
  }
  pretokens.forEach(checkBytes);

  const counts = new Map<number, number>(); // positions of each pair in the corpus
  const wordsWith = new Map<number, Set<Word>>(); // words to look at when a pair is merged
  const countPairs = (word: Word, sign: 1 | -1) => {
    for (let i = 0; i + 1 < word.ids.length; i++) {
      const key = pairKey(word.ids[i]!, word.ids[i + 1]!);
      const count = (counts.get(key) ?? 0) + sign * word.count;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
      if (sign < 0) continue;
      const words = wordsWith.get(key);
      if (words) words.add(word);
      else wordsWith.set(key, new Set([word]));
    }
  };
  for (const word of distinctWords(pretokens)) countPairs(word, 1);

  const merges: Merge[] = [];
  while (merges.length < numMerges) {
    const best = mostFrequentPair(counts);
    if (best === undefined) break;
    const single = counts.get(best) === 1;
    const pair = pairOf(best);
    const id = firstMergedId + merges.length;
    // Only words with the pair change. Some in the set may have lost it to another merge; they stay as they are.
    for (const word of wordsWith.get(best) ?? []) {
      countPairs(word, -1);
      word.ids = mergePair(word.ids, pair, id);
      countPairs(word, 1);
    }
    wordsWith.delete(best);
    merges.push(pair);
    if (single) break;
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

/** Pretokens repeat a lot: each distinct one is kept once, with its number of occurrences. */
function distinctWords(pretokens: number[][]): Word[] {
  const words = new Map<string, Word>();
  for (const bytes of pretokens) {
    const text = bytes.join(' ');
    const word = words.get(text);
    if (word) word.count++;
    else words.set(text, { ids: bytes.slice(), count: 1 });
  }
  return [...words.values()];
}

/** The pair with the highest count; equal counts go to the smaller key. */
function mostFrequentPair(counts: Map<number, number>): number | undefined {
  let best: number | undefined;
  let highest = 0;
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
