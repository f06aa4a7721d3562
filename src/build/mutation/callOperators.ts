import ts from 'typescript';
import { type Mutation, replace } from './mutation';

/** Methods and functions that are mistaken for each other, by the end of what is called. */
const others = new Map(
  Object.entries({
    'Math.max': ['Math.min'],
    'Math.min': ['Math.max'],
    'Math.floor': ['Math.ceil', 'Math.round'],
    'Math.ceil': ['Math.floor', 'Math.round'],
    'Math.round': ['Math.floor', 'Math.ceil'],
    'Math.trunc': ['Math.floor'],
    'Math.sin': ['Math.cos'],
    'Math.cos': ['Math.sin'],
    'Math.exp': ['Math.expm1'],
    'Math.log': ['Math.log2', 'Math.log1p'],
    'Math.log2': ['Math.log'],
    'Math.sqrt': ['Math.cbrt'],
    '.push': ['.unshift'],
    '.unshift': ['.push'],
    '.pop': ['.shift'],
    '.shift': ['.pop'],
    '.every': ['.some'],
    '.some': ['.every'],
    '.startsWith': ['.endsWith'],
    '.indexOf': ['.lastIndexOf'],
    '.lastIndexOf': ['.indexOf'],
    'Number.isInteger': ['Number.isFinite'],
    'Number.isSafeInteger': ['Number.isInteger'],
  }),
);

/** Calls whose result without them is a value of the same kind. */
const removable = new Set([
  'Math.abs',
  'Math.sqrt',
  'Math.exp',
  'Math.log',
  'Math.floor',
  'Math.round',
  'Math.ceil',
]);
const removableMethods = new Set([
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'filter',
  'concat',
  'fill',
]);

/** Functions to which the order of their arguments is all the same. */
const symmetric = new Set(['Math.max', 'Math.min', 'Math.hypot', 'Math.imul']);

/** The small changes at one call: another function, other arguments, or no call at all. */
export function callMutations(node: ts.CallExpression): Mutation[] {
  const { expression, arguments: args } = node;
  const called = expression.getText();
  const method = ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
  const mutations: Mutation[] = [];
  for (const other of others.get(called) ?? []) mutations.push(replace('function', expression, other));
  if (method !== undefined && ts.isPropertyAccessExpression(expression)) {
    for (const other of others.get(`.${method}`) ?? [])
      mutations.push(replace('method', expression.name, other.slice(1)));
    const target = `(${expression.expression.getText()})`;
    const isCopy = called === 'Array.from' && args.length === 1;
    if (removableMethods.has(method)) mutations.push(replace('removed call', node, target));
    if (isCopy || removable.has(called) || called === 'structuredClone')
      mutations.push(replace('removed call', node, `(${args[0]?.getText() ?? ''})`));
    mutations.push(...argumentMutations(node, method));
  }
  const [first, second] = args;
  if (symmetric.has(called)) return mutations;
  if (first !== undefined && second !== undefined && !isFunction(first) && !isFunction(second)) {
    const start = first.getStart();
    const end = second.getEnd();
    const between = node.getSourceFile().text.slice(first.getEnd(), second.getStart());
    mutations.push({
      operator: 'swapped arguments',
      start,
      end,
      text: second.getText() + between + first.getText(),
    });
  }
  return mutations;
}

function argumentMutations(node: ts.CallExpression, method: string): Mutation[] {
  const { arguments: args } = node;
  const [first, second] = args;
  const mutations: Mutation[] = [];
  if (method === 'slice' || method === 'subarray') {
    if (first !== undefined) mutations.push(replace('bound', first, `(${first.getText()}) + 1`));
    if (second !== undefined) {
      mutations.push(replace('bound', second, `(${second.getText()}) + 1`));
      mutations.push({ operator: 'bound', start: first?.getEnd() ?? 0, end: second.getEnd(), text: '' });
    }
  }
  if ((method === 'sort' || method === 'toSorted') && first !== undefined) {
    const compare = first.getText();
    mutations.push(replace('comparator', first, `(...pair) => (${compare})(pair[1], pair[0])`));
    mutations.push(replace('comparator', first, ''));
  }
  return mutations;
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}
