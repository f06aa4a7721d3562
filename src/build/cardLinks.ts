import { type IndexEntry, type ItemKey, itemKey } from '../core/content/items';
import type { AuthoredContent } from './readContent';

/**
 * The flashcards that name an item, by its key. Such a link is written once, in the card: a question that had to
 * name all of its cards would change with every one of them.
 */
export function cardsByItem(cards: AuthoredContent['cards']): ReadonlyMap<ItemKey, ItemKey[]> {
  const byItem = new Map<ItemKey, ItemKey[]>();
  for (const { card } of cards.map(({ content }) => content)) {
    for (const key of card.related) byItem.set(key, [...(byItem.get(key) ?? []), itemKey(card)]);
  }
  return byItem;
}

/** The item with links back to the cards that name it. */
export function withCards<T extends IndexEntry>(item: T, byItem: ReadonlyMap<ItemKey, ItemKey[]>): T {
  const cards = (byItem.get(itemKey(item)) ?? []).filter((key) => !item.related.includes(key));
  return cards.length === 0 ? item : { ...item, related: [...item.related, ...cards] };
}
