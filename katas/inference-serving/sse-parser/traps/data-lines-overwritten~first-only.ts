/**
 * @title Keeps only the first data line
 * @question streaming-api
 *
 * Only the first data line of an event was kept. Servers break values with line feeds into several data
 * lines; the values are joined by line feeds.
 */

export interface SseEvent {
  event: string;
  data: string;
  id: string | null;
}

export interface SseParser {
  push(chunk: string): SseEvent[];
  done(): boolean;
}

export function createSseParser(): SseParser {
  let isStart = true;
  let line = '';
  let lastWasCr = false;
  let dataLines: string[] = [];
  let event = '';
  let id: string | null = null;
  let isDone = false;

  function takeField(text: string): void {
    // The name up to the first colon, then a blank if there is one. A comment has an empty name.
    const [, name, value] = /^([^:]*)(?:: ?)?(.*)$/s.exec(text)!;
    if (name === 'data' && dataLines.length === 0) dataLines.push(value!);
    if (name === 'event') event = value!;
    if (name === 'id' && !value!.includes('\0')) id = value!;
  }

  /** What the lines since the last blank one make, if anything. */
  function takeEvent(): SseEvent[] {
    const data = dataLines.join('\n');
    const isComplete = dataLines.length > 0;
    const complete = { event: event || 'message', data, id };
    dataLines = [];
    event = '';
    if (data === '[DONE]') {
      isDone = true;
      return [];
    }
    return isComplete ? [complete] : [];
  }

  function endLine(): SseEvent[] {
    const complete = line;
    line = '';
    if (complete === '') return takeEvent();
    takeField(complete);
    return [];
  }

  return {
    push(chunk) {
      const events: SseEvent[] = [];
      for (const unit of chunk) {
        if (isDone) break;
        const isMark = isStart && unit === '\ufeff';
        const isSecondHalf = lastWasCr && unit === '\n';
        isStart = false;
        lastWasCr = unit === '\r';
        if (isMark || isSecondHalf) continue;
        if (unit === '\r' || unit === '\n') events.push(...endLine());
        else line += unit;
      }
      return events;
    },

    done: () => isDone,
  };
}
