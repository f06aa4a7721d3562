/** Collects what must be disposed together. What arrives after the end is disposed at once. */
export class DisposableStore {
  private readonly items = new Set<{ dispose(): unknown }>();
  private disposed = false;

  add<T extends { dispose(): unknown }>(item: T): T {
    if (this.disposed) item.dispose();
    else this.items.add(item);
    return item;
  }

  dispose(): void {
    this.disposed = true;
    for (const item of this.items) item.dispose();
    this.items.clear();
  }
}
