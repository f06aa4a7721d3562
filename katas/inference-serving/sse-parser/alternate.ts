export interface SseEvent {
  event: string;
  data: string;
  id: string | null;
}

export interface SseParser {
  push(chunk: string): SseEvent[];
  done(): boolean;
}

/** The fields of an event that is still open; `data` has a line feed behind each of its lines. */
interface Draft {
  data: string;
  event: string;
}

/** Splits each chunk into lines by a pattern, and keeps the last, unfinished line for the next chunk. */
export function createSseParser(): SseParser {
  let isFresh = true;
  let isDone = false;
  let unfinished = '';
  let skipsLineFeed = false;
  let id: string | null = null;
  let draft: Draft = { data: '', event: '' };

  const apply: Record<string, (value: string) => void> = {
    data: (value) => (draft.data += value + '\n'),
    event: (value) => (draft.event = value),
    id: (value) => (id = /\0/.test(value) ? id : value),
  };

  function dispatch(): SseEvent | undefined {
    const { data, event } = draft;
    draft = { data: '', event: '' };
    if (data === '') return undefined;
    if (data === '[DONE]\n') {
      isDone = true;
      return undefined;
    }
    return { event: event === '' ? 'message' : event, data: data.slice(0, -1), id };
  }

  return {
    push(chunk: string): SseEvent[] {
      if (chunk === '' || isDone) return [];
      let text = chunk;
      if (isFresh && text.startsWith('\ufeff')) text = text.slice(1);
      isFresh = false;
      if (skipsLineFeed && text.startsWith('\n')) text = text.slice(1);
      skipsLineFeed = chunk.endsWith('\r');

      const lines = (unfinished + text).split(/\r\n|\r|\n/);
      unfinished = lines.pop()!;
      const events: SseEvent[] = [];
      for (const line of lines) {
        if (line === '') {
          const event = dispatch();
          if (event !== undefined) events.push(event);
          if (isDone) break;
        } else {
          const [name, ...others] = line.split(':') as [string, ...string[]];
          const value = others.join(':');
          if (Object.hasOwn(apply, name)) apply[name]!(value.startsWith(' ') ? value.slice(1) : value);
        }
      }
      return events;
    },

    done: () => isDone,
  };
}
