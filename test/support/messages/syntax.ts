/** The syntax tree of a source file, walked without knowing every kind of node. */
import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

export interface SyntaxNode {
  readonly type: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The node in a field; undefined when there is none. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const child = node[field];
  return isSyntaxNode(child) ? child : undefined;
}

export function childrenOf(node: SyntaxNode, field: string): SyntaxNode[] {
  const children = node[field];
  return Array.isArray(children) ? children.filter(isSyntaxNode) : [];
}

/** Visits every node with the ones around it, the nearest last. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => void,
  around: readonly SyntaxNode[] = [],
): void {
  visit(node, around);
  const inside = [...around, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isSyntaxNode(child)) walk(child, visit, inside);
  }
}

/** Throws where the file is no TypeScript. */
export function syntaxOf(file: string): SyntaxNode {
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'));
  if (errors.length > 0 || !isSyntaxNode(program)) throw new Error(`${file} cannot be parsed.`);
  return program;
}

/** The text of a string literal or of a template without values. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type !== 'TemplateLiteral' || childrenOf(node, 'expressions').length > 0) return undefined;
  const cooked = childrenOf(node, 'quasis')[0]?.['value'];
  return typeof cooked === 'object' && cooked !== null && 'cooked' in cooked ? String(cooked.cooked) : undefined;
}

/** `t` of `t('…')`; undefined for anything but a plain call. */
export function calledName(node: SyntaxNode): string | undefined {
  const callee = node.type === 'CallExpression' ? childOf(node, 'callee') : undefined;
  return callee?.type === 'Identifier' ? String(callee['name']) : undefined;
}
