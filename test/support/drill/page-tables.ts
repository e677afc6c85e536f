/** Reads the rows of all tables of a page, by caption. `dom` is the page's HTML as the browser parsed it. */
export function readTables(dom: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const tables = [...dom.matchAll(/<table[^>]*>(.*?)<\/table>/gs)].map(([, table = '']) => {
    const caption = /<caption>(.*?)<\/caption>/s.exec(table)?.[1] ?? '';
    const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? '';
    const rows = [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => toText(cell)),
    );
    return [toText(caption), rows] as const;
  });
  return new Map(tables);
}

/** Converts `1.23 s`, `+0.412 s` and `2 min 05 s` to milliseconds. */
export function readDurationMs(text: string): number {
  const match = /^([+−≤≥]?) ?(?:(\d+) min )?([\d.]+) (ms|s)$/.exec(text);
  if (!match) throw new Error(`${text} is not a duration`);
  const [, sign, minutes = '0', value, unit] = match;
  const ms = 60_000 * Number(minutes) + Number(value) * (unit === 's' ? 1000 : 1);
  return sign === '−' ? -ms : ms;
}

export function readCount(text: string): number {
  return text === '–' ? 0 : Number(text.replaceAll(',', ''));
}

function toText(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
