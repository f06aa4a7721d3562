import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

export const drivers = {
  /** Pushes the chunks; the events of each and whether the stream is done after it. */
  feed: ({ createSseParser }: Solution, chunks: string[]) => {
    const parser = createSseParser();
    const before = parser.done();
    const events: unknown[] = [];
    const done: boolean[] = [];
    for (const chunk of chunks) {
      events.push(parser.push(chunk));
      done.push(parser.done());
    }
    return { events, done: [before, ...done] };
  },

  /** The same stream in every cut into two pieces, in single code units and in one piece: what comes out. */
  everyCut: ({ createSseParser }: Solution, text: string) => {
    const parse = (chunks: string[]) => {
      const parser = createSseParser();
      const events = chunks.flatMap((chunk) => parser.push(chunk));
      return JSON.stringify([events.map(({ event, data, id }) => [event, data, id]), parser.done()]);
    };
    const cuts = Array.from({ length: text.length + 1 }, (_, i) => parse([text.slice(0, i), text.slice(i)]));
    const seen = new Set([...cuts, parse(text.split('')), parse([text])]);
    return [...seen].map((one) => JSON.parse(one) as unknown);
  },

  /** Overwrites the events of the first chunk before the second comes. */
  overwriteEvents: ({ createSseParser }: Solution, first: string, second: string) => {
    const parser = createSseParser();
    const events = parser.push(first);
    for (const event of events) Object.assign(event, { event: 'x', data: 'x', id: 'x' });
    events.length = 0;
    return parser.push(second);
  },

  /** Two parsers that get their chunks in turn. */
  twoStreams: ({ createSseParser }: Solution, first: string[], second: string[]) => {
    const one = createSseParser();
    const two = createSseParser();
    const events = first.map((chunk, i) => [one.push(chunk), two.push(second[i]!)]);
    return { events, done: [one.done(), two.done()] };
  },
} satisfies Drivers<Solution>;
