/**
 * @title Knows only LF as the end of a line
 * @question streaming-api
 *
 * Lines were split at LF alone, and events at two of them. Most servers for language models send that, but
 * a proxy or another framework may send CRLF, and then no line is blank: it holds a CR. Nothing is ever
 * dispatched, or every value ends in a CR. LF, CR and CRLF all end a line.
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
  let dataLines: string[] = [];
  let event = '';
  let id: string | null = null;
  let isDone = false;

  function takeField(text: string): void {
    // The name up to the first colon, then a blank if there is one. A comment has an empty name.
    const [, name, value] = /^([^:]*)(?:: ?)?(.*)$/s.exec(text)!;
    if (name === 'data') dataLines.push(value!);
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
        isStart = false;
        if (isMark) continue;
        if (unit === '\n') events.push(...endLine());
        else line += unit;
      }
      return events;
    },

    done: () => isDone,
  };
}
