import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

export const drivers = {
  /** Pushes the chunks one after the other and ends the stream, twice. */
  stream: ({ createStopStream }: Solution, stops: string[], chunks: string[]) => {
    const stream = createStopStream(stops);
    const sent = chunks.map((chunk) => stream.push(chunk));
    return { sent, end: [stream.end(), stream.end()], stoppedBy: stream.stoppedBy() };
  },

  /** The same, with the reason after each call. */
  streamWithReasons: ({ createStopStream }: Solution, stops: string[], chunks: string[]) => {
    const stream = createStopStream(stops);
    const reasons = [stream.stoppedBy()];
    for (const chunk of chunks) {
      stream.push(chunk);
      reasons.push(stream.stoppedBy());
    }
    stream.end();
    reasons.push(stream.stoppedBy());
    return reasons;
  },

  /** The same text in every cut into two pieces, and in single code units. */
  everyCut: ({ createStopStream }: Solution, stops: string[], text: string) => {
    const send = (chunks: string[]) => {
      const stream = createStopStream(stops);
      const sent = chunks.map((chunk) => stream.push(chunk)).join('') + stream.end();
      return `${sent}|${stream.stoppedBy()}`;
    };
    const cuts = Array.from({ length: text.length + 1 }, (_, i) => send([text.slice(0, i), text.slice(i)]));
    return [...new Set([...cuts, send(text.split('')), send([text])])];
  },

  /** Pushes once more after the end. */
  pushAfterEnd: ({ createStopStream }: Solution, stops: string[], chunks: string[], late: string) => {
    const stream = createStopStream(stops);
    for (const chunk of chunks) stream.push(chunk);
    stream.end();
    return stream.push(late);
  },

  /** Two streams with the same stop strings that get their chunks in turn. */
  twoStreams: ({ createStopStream }: Solution, stops: string[], first: string[], second: string[]) => {
    const one = createStopStream(stops);
    const two = createStopStream(stops);
    const sent = first.map((chunk, i) => [one.push(chunk), two.push(second[i]!)]);
    return { sent, end: [one.end(), two.end()], stoppedBy: [one.stoppedBy(), two.stoppedBy()] };
  },

  /** A long text in single characters, with a stop string that never comes. */
  longStream: ({ createStopStream }: Solution, length: number) => {
    const stream = createStopStream(['\n\nHuman:', '<|end|>']);
    const words = 'the <|quick|> brown fox \n jumps over\n\nthe dog ';
    let sent = 0;
    for (let i = 0; i < length; i++) sent += stream.push(words.charAt(i % words.length)).length;
    return sent + stream.end().length;
  },
} satisfies Drivers<Solution>;
