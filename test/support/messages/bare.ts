/** Words on the screen that no language can change: literals outside of `t`. A failure travels in English, and is `told` where it is shown. */
import { calledName, childOf, type SyntaxNode, textOf, walk } from './syntax.ts';

export interface BareText {
  readonly text: string;
  readonly node: SyntaxNode;
}

const translating: ReadonlySet<string> = new Set(['t', 'words', 'msg', 'labels', 'fail']);
/** Attributes whose text is for the program: names, roles, styles. */
const technical =
  /^(className|controls|accept|inputMode|key|id|htmlFor|role|type|look|tone|combo|name|dir|lang|scope|autoComplete|data-.*|aria-(?!label$|description$).*|d|viewBox|points|transform|fill|stroke.*|vectorEffect|preserveAspectRatio|focusable|value|dateTime)$/;
const ignored: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ImportExpression',
  'ExportAllDeclaration',
  'TSLiteralType',
  'ThrowStatement',
  'BinaryExpression',
]);

/** Shapes, codecs, keys as programs call them, names that are the same everywhere. */
const notWords =
  /^(wss|https|sip):|^(stun|turn)\.|^vCon$|^Baton:\s+…$|^Command\+Q$|^M[\d. ]+[a-zA-Z]|^G\.711 |^(Opus|Baton|Macintosh|Etc\/|Ctrl|Control|Alt|Meta|Shift|Super|Win|Enter|Space|Esc|Escape|Plus)$/;
/** In JSX any two letters are words; elsewhere a capitalised word or two words in a row. */
const anyWord = /\p{L}\p{L}/u;
const sentence = /^[“"(]?\p{Lu}\p{Ll}+|^\p{Lu} \p{Ll}|\p{L}\p{L}[,.:;!?]?\s+[\p{L}“(]/u;

export function bareTexts(program: SyntaxNode): BareText[] {
  const found: BareText[] = [];
  walk(program, (node, around) => {
    const text = wordsOf(node);
    if (text === undefined || isHandled(node, around) || notWords.test(text.trim())) return;
    const shown = node.type === 'JSXText' || isChild(around) || isVisibleAttribute(around);
    if ((shown ? anyWord : sentence).test(text)) found.push({ text: text.trim(), node });
  });
  return found;
}

function wordsOf(node: SyntaxNode): string | undefined {
  if (node.type === 'JSXText') return String(node['value']);
  if (node.type === 'Literal') return textOf(node);
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = Array.isArray(node['quasis']) ? node['quasis'] : [];
  return quasis.map((quasi: { value: { cooked: string } }) => quasi.value.cooked).join(' … ');
}

function isHandled(node: SyntaxNode, around: readonly SyntaxNode[]): boolean {
  const parent = around.at(-1);
  const isKey = parent?.type === 'Property' && childOf(parent, 'key') === node;
  const isCase = parent?.type === 'SwitchCase' && childOf(parent, 'test') === node;
  return isKey || isCase || around.some((outer) => isTechnical(outer));
}

function isTechnical(outer: SyntaxNode): boolean {
  if (ignored.has(outer.type)) return true;
  if (outer.type === 'JSXAttribute') return technical.test(attributeName(outer));
  if (outer.type === 'NewExpression')
    return /(Error|Set|Map|Format|DisplayNames)$/.test(String(childOf(outer, 'callee')?.['name'] ?? ''));
  const name = calledName(outer);
  return name !== undefined && translating.has(name);
}

function attributeName(attribute: SyntaxNode): string {
  return String(childOf(attribute, 'name')?.['name'] ?? '');
}

/** `{'text'}` and `{x ? 'text' : 'other'}` between tags. */
function isChild(around: readonly SyntaxNode[]): boolean {
  return (
    belowConditions(around).at(-1)?.type === 'JSXExpressionContainer' &&
    belowConditions(around).at(-2)?.type !== 'JSXAttribute'
  );
}

function isVisibleAttribute(around: readonly SyntaxNode[]): boolean {
  const outer = belowConditions(around);
  const attribute = outer.at(-1)?.type === 'JSXExpressionContainer' ? outer.at(-2) : outer.at(-1);
  return attribute?.type === 'JSXAttribute';
}

function belowConditions(around: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const last = around.findLastIndex(({ type }) => !['ConditionalExpression', 'LogicalExpression'].includes(type));
  return around.slice(0, last + 1);
}
