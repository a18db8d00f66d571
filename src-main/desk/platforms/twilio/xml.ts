/** XML by construction: text and attributes are escaped where they are written, and nowhere else can markup come from. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  return { name, attributes, children };
}

export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${written(root)}`;
}

function written(node: XmlElement | string): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const opened = `<${node.name}${attributes.join('')}`;
  return node.children.length === 0 ? `${opened}/>` : `${opened}>${node.children.map(written).join('')}</${node.name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // Characters XML 1.0 (2.2) cannot hold, not even as references.
      .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ' ')
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
  );
}
