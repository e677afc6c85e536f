/** An element as parsed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/**
 * Parses XML more strictly than XML 1.0 demands: only elements, text, double-quoted attributes and numeric references, and only
 * characters that XML 1.0 permits. Throws at the first other text.
 */
export function parseStrictXml(xml: string): XmlElement {
  const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(xml);
  if (illegal) throw new Error(`illegal character at ${illegal.index}`);
  const rest = new Reader(xml);
  rest.take(/<\?xml version="1\.0" encoding="UTF-8"\?>\s*/y);
  const root = parseElement(rest);
  rest.take(/\s*$/y);
  return root;
}

class Reader {
  readonly #xml: string;
  #at = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  /** Consumes a text that matches the sticky pattern. */
  take(pattern: RegExp): RegExpExecArray {
    const match = this.find(pattern);
    if (!match) throw new Error(`expected ${pattern} at: ${this.#xml.slice(this.#at, this.#at + 60)}`);
    return match;
  }

  find(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#xml) ?? undefined;
    if (match) this.#at = pattern.lastIndex;
    return match;
  }
}

function parseElement(rest: Reader): XmlElement {
  const [, name = ''] = rest.take(/<([a-z][\w-]*)/y);
  const attributes: Record<string, string> = {};
  for (let next = rest.find(ATTRIBUTE); next; next = rest.find(ATTRIBUTE)) {
    const [, key = '', value = ''] = next;
    if (key in attributes) throw new Error(`attribute ${key} is given twice`);
    attributes[key] = decode(value);
  }
  if (rest.find(/\/>/y)) return { name, attributes, children: [], text: '' };
  rest.take(/>/y);
  const children: XmlElement[] = [];
  let text = '';
  for (;;) {
    text += decode(rest.take(/[^<]*/y)[0]);
    if (rest.find(new RegExp(`</${name}>`, 'y'))) return { name, attributes, children, text: text.trim() };
    children.push(parseElement(rest));
  }
}

const ATTRIBUTE = / ([a-z][\w-]*)="([^"<\n]*)"/y;

function decode(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new Error(`unescaped & in: ${text.slice(0, 60)}`);
  return text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
