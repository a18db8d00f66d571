/** The messages a source file asks the catalogues for. */
import { calledName, childOf, childrenOf, type SyntaxNode, textOf, walk } from './syntax.ts';

export interface UsedMessage {
  readonly message: string;
  /** Names of the values handed along; null: not written out at the call. */
  readonly values: readonly string[] | null;
}

/** Literal arguments of t, words and msg, and the values of labels. */
export function messagesIn(program: SyntaxNode): UsedMessage[] {
  const found: UsedMessage[] = [];
  walk(program, (node) => {
    const name = calledName(node);
    const [first, second] = childrenOf(node, 'arguments');
    if (first === undefined) return;
    if (name === 't' || name === 'words') {
      const values = second === undefined ? [] : namesIn(second);
      for (const message of literalsOf(first)) found.push({ message, values });
    }
    if (name === 'msg') for (const message of literalsOf(first)) found.push({ message, values: null });
    if (name === 'labels')
      for (const property of childrenOf(first, 'properties')) {
        const message = textOf(childOf(property, 'value'));
        if (message !== undefined) found.push({ message, values: [] });
      }
  });
  return found;
}

/** `'a'` of a literal, `'a'` and `'b'` of `x ? 'a' : 'b'`. */
function literalsOf(node: SyntaxNode): string[] {
  if (node.type === 'ConditionalExpression')
    return [childOf(node, 'consequent'), childOf(node, 'alternate')].flatMap((branch) =>
      branch === undefined ? [] : literalsOf(branch),
    );
  const text = textOf(node);
  return text === undefined ? [] : [text];
}

function namesIn(values: SyntaxNode): readonly string[] | null {
  if (values.type !== 'ObjectExpression') return null;
  const names = childrenOf(values, 'properties').map((property) => childOf(property, 'key')?.['name']);
  return names.every((name) => typeof name === 'string') ? names : null;
}
