/** An XML element: its name, its attributes, and its children or its text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content?: readonly Element[] | string;
}

/** Renders an XML document, one element per line. */
export function renderXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, '')}`;
}

function renderElement({ name, attributes, content = '' }: Element, indent: string): string {
  const start = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  if (content.length === 0) return `${indent}<${name}${start}/>\n`;
  if (typeof content === 'string') return `${indent}<${name}${start}>${escapeXml(content)}</${name}>\n`;
  const children = content.map((child) => renderElement(child, `${indent}  `)).join('');
  return `${indent}<${name}${start}>\n${children}${indent}</${name}>\n`;
}

/**
 * Escapes a text for an element or a quoted attribute. XML cannot contain most control characters, not even escaped, nor half
 * of a surrogate pair. Characters that steer a terminal or the direction of text are legal, but never meant: a server or
 * a client may have sent them.
 */
function escapeXml(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
