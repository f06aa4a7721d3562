export interface JsonError {
  /** Where in the text the error is. */
  offset: number;
  message: string;
}

/**
 * Where a text stops being JSON; undefined when it is JSON. The runtime's own parser decides; its messages
 * name a position in some versions only, so the place is found by reading the text along.
 */
export function jsonErrorAt(text: string): JsonError | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const reader = new Reader(text);
    try {
      reader.value();
      reader.end();
    } catch (error) {
      if (error instanceof Unexpected) return { offset: error.offset, message: error.message };
      throw error;
    }
    return { offset: 0, message: 'it cannot be parsed' };
  }
}

class Unexpected extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

const maxDepth = 100;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth = 0): void {
    this.space();
    if (depth > maxDepth) this.fail('it is nested too deeply');
    const start = this.text[this.at];
    if (start === '{') this.list('}', () => this.member(depth));
    else if (start === '[') this.list(']', () => this.value(depth + 1));
    else if (start === '"')
      this.take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y, 'a text that ends');
    else this.take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y, 'a value');
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.fail('there is more after its end');
  }

  private member(depth: number): void {
    this.space();
    if (this.text[this.at] !== '"') this.fail('expected a name in double quotes');
    this.value(depth + 1);
    this.space();
    this.take(/:/y, '":"');
    this.value(depth + 1);
  }

  private list(close: string, item: () => void): void {
    this.at++;
    this.space();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      item();
      this.space();
      const next = this.text[this.at];
      if (next !== ',' && next !== close) this.fail(`expected "," or "${close}"`);
      this.at++;
      if (next === close) return;
    }
  }

  private take(pattern: RegExp, what: string): void {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) this.fail(`expected ${what}`);
    this.at = pattern.lastIndex;
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private fail(message: string): never {
    throw new Unexpected(this.at, this.at >= this.text.length ? `${message}, but it ends here` : message);
  }
}
