import type ts from 'typescript';

/** A small change of a program's text. */
export interface Mutation {
  /** What kind of slip it stands for. */
  operator: string;
  start: number;
  end: number;
  /** Stands in place of the text from `start` to `end`. */
  text: string;
}

export function replace(operator: string, node: ts.Node, text: string): Mutation {
  return { operator, start: node.getStart(), end: node.getEnd(), text };
}
