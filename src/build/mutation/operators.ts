import ts from 'typescript';
import { callMutations } from './callOperators';
import { type Mutation, replace } from './mutation';

const K = ts.SyntaxKind;

/** Other tokens that a learner could have written, by the token that stands there. */
const tokens: Partial<Record<ts.SyntaxKind, { operator: string; others: string[] }>> = {
  [K.PlusToken]: { operator: 'arithmetic', others: ['-'] },
  [K.MinusToken]: { operator: 'arithmetic', others: ['+'] },
  [K.AsteriskToken]: { operator: 'arithmetic', others: ['/'] },
  [K.SlashToken]: { operator: 'arithmetic', others: ['*'] },
  [K.PercentToken]: { operator: 'arithmetic', others: ['*'] },
  [K.AsteriskAsteriskToken]: { operator: 'arithmetic', others: ['*'] },
  [K.PlusEqualsToken]: { operator: 'assignment', others: ['-=', '='] },
  [K.MinusEqualsToken]: { operator: 'assignment', others: ['+=', '='] },
  [K.AsteriskEqualsToken]: { operator: 'assignment', others: ['/=', '='] },
  [K.SlashEqualsToken]: { operator: 'assignment', others: ['*=', '='] },
  [K.LessThanToken]: { operator: 'relational', others: ['<=', '>='] },
  [K.LessThanEqualsToken]: { operator: 'relational', others: ['<', '>'] },
  [K.GreaterThanToken]: { operator: 'relational', others: ['>=', '<='] },
  [K.GreaterThanEqualsToken]: { operator: 'relational', others: ['>', '<'] },
  [K.EqualsEqualsEqualsToken]: { operator: 'equality', others: ['!=='] },
  [K.ExclamationEqualsEqualsToken]: { operator: 'equality', others: ['==='] },
  [K.AmpersandAmpersandToken]: { operator: 'logical', others: ['||'] },
  [K.BarBarToken]: { operator: 'logical', others: ['&&'] },
  [K.QuestionQuestionToken]: { operator: 'logical', others: ['||'] },
  [K.LessThanLessThanToken]: { operator: 'bitwise', others: ['>>'] },
  [K.GreaterThanGreaterThanToken]: { operator: 'bitwise', others: ['<<'] },
  [K.GreaterThanGreaterThanGreaterThanToken]: { operator: 'bitwise', others: ['>>'] },
  [K.AmpersandToken]: { operator: 'bitwise', others: ['|'] },
  [K.BarToken]: { operator: 'bitwise', others: ['&'] },
  [K.CaretToken]: { operator: 'bitwise', others: ['&'] },
};

/** The small changes at one node of a program; changes below the node are its children's. */
export function mutationsOf(node: ts.Node): Mutation[] {
  if (ts.isBinaryExpression(node)) return binary(node);
  if (ts.isNumericLiteral(node)) return numeric(node);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return text(node);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return unary(node);
  if (node.kind === K.TrueKeyword) return [replace('boolean', node, 'false')];
  if (node.kind === K.FalseKeyword) return [replace('boolean', node, 'true')];
  if (ts.isConditionalExpression(node)) return [negate(node.condition)];
  if (ts.isParameter(node)) return defaultValue(node);
  if (ts.isCallExpression(node)) return callMutations(node);
  if (ts.isArrayLiteralExpression(node)) return copy(node);
  return statement(node);
}

function remove(operator: string, node: ts.Node): Mutation {
  return replace(operator, node, '{}');
}

function negate(condition: ts.Expression): Mutation {
  return replace('negated condition', condition, `!(${condition.getText()})`);
}

function binary(node: ts.BinaryExpression): Mutation[] {
  const { left, operatorToken, right } = node;
  const kind = operatorToken.kind;
  // `count ?? 0` and `count || 0` are the same for every number that a kata meets, as are `list ?? []` and `list || []`
  const isSame = kind === K.QuestionQuestionToken && /^(0|''|\[\]|\{.*\})$/s.test(right.getText());
  const known = isSame ? undefined : tokens[kind];
  const mutations = (known?.others ?? []).map((other) => {
    // the other operator may bind less or more tightly, or not stand beside `??`
    const isLogical = known?.operator === 'logical';
    const text = `${group(left, isLogical)} ${other} ${group(right, isLogical)}`;
    return replace(known?.operator ?? '', node, isLogical ? `(${text})` : text);
  });
  if (kind === K.BarBarToken || kind === K.AmpersandAmpersandToken || kind === K.QuestionQuestionToken) {
    mutations.push(replace('removed operand', node, left.getText()));
    mutations.push(replace('removed operand', node, right.getText()));
  }
  return mutations;
}

function group(node: ts.Expression, isNeeded: boolean): string {
  return isNeeded ? `(${node.getText()})` : node.getText();
}

function numeric(node: ts.NumericLiteral): Mutation[] {
  const value = Number(node.text);
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  const others = new Set([value + 1, value - 1, 0, 1].filter((other) => other !== value));
  if (!Number.isInteger(value)) others.add(value * 2);
  return [...others].map((other) => {
    const operator = Math.abs(other - value) === 1 ? 'off by one' : 'literal';
    return replace(operator, node, other < 0 ? `(${other})` : String(other));
  });
}

function text(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): Mutation[] {
  const isValue = !ts.isExpressionStatement(node.parent) && !isLabel(node);
  if (!isValue || (ts.isPropertyAssignment(node.parent) && node.parent.name === node)) return [];
  return [replace('text', node, node.text === '' ? "'?'" : "''")];
}

/** `checkRows(x, 'x');`: a text for a helper that returns nothing is there for its error message. */
function isLabel({ parent }: ts.Node): boolean {
  const isCall = ts.isCallExpression(parent) && ts.isIdentifier(parent.expression);
  return isCall && ts.isExpressionStatement(parent.parent);
}

function unary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Mutation[] {
  const { operand, operator } = node;
  switch (operator) {
    case K.PlusPlusToken:
    case K.MinusMinusToken: {
      const other = operator === K.PlusPlusToken ? '--' : '++';
      const value = operand.getText();
      return [replace('step', node, ts.isPrefixUnaryExpression(node) ? other + value : value + other)];
    }
    case K.MinusToken:
      return [replace('sign', node, `(${operand.getText()})`)];
    case K.ExclamationToken:
      return [replace('negated condition', node, `(${operand.getText()})`)];
    default:
      return [];
  }
}

function defaultValue(node: ts.ParameterDeclaration): Mutation[] {
  if (node.initializer === undefined) return [];
  return [{ operator: 'default value', start: node.name.getEnd(), end: node.getEnd(), text: '' }];
}

/** `[...list]`: the copy is left out. */
function copy(node: ts.ArrayLiteralExpression): Mutation[] {
  const [only] = node.elements;
  if (node.elements.length !== 1 || only === undefined || !ts.isSpreadElement(only)) return [];
  return [replace('copy', node, `(${only.expression.getText()})`)];
}

function statement(node: ts.Node): Mutation[] {
  if (ts.isIfStatement(node)) {
    const isGuard = node.elseStatement === undefined;
    const mutations = [negate(node.expression)];
    if (isGuard) mutations.push(remove('removed statement', node));
    else
      mutations.push(
        replace('removed branch', node, node.thenStatement.getText()),
        replace('removed branch', node, node.elseStatement?.getText() ?? ''),
      );
    return mutations;
  }
  if (ts.isWhileStatement(node)) return [negate(node.expression)];
  if (ts.isForStatement(node) && node.condition !== undefined)
    return [negate(node.condition), remove('removed statement', node)];
  if (ts.isForOfStatement(node)) return [remove('removed statement', node)];
  const isJump = ts.isContinueStatement(node) || ts.isBreakStatement(node);
  if (ts.isExpressionStatement(node) || isJump || ts.isThrowStatement(node))
    return [remove('removed statement', node)];
  if (ts.isReturnStatement(node) && !isLast(node)) return [remove('removed return', node)];
  return [];
}

/** Whether a return ends its function: without it, every call comes to nothing. */
function isLast(node: ts.ReturnStatement): boolean {
  const block = node.parent;
  return ts.isBlock(block) && ts.isFunctionLike(block.parent) && block.statements.at(-1) === node;
}
