/**
 * @title Forgets an unfinished line at the end of a chunk
 * @question streaming-api
 *
 * Each chunk was parsed by itself, as if the network delivered events. It delivers bytes: a chunk may end
 * inside a line, and then both halves are lost or misread. It works on a developer's machine, where each
 * event happens to come in one piece. The unfinished rest has to be kept for the next chunk.
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
        const isSecondHalf = lastWasCr && unit === '\n';
        isStart = false;
        lastWasCr = unit === '\r';
        if (isMark || isSecondHalf) continue;
        if (unit === '\r' || unit === '\n') events.push(...endLine());
        else line += unit;
      }
      line = '';
      return events;
    },

    done: () => isDone,
  };
}
