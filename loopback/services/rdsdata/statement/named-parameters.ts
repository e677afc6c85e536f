/** A statement whose parameters are called by number, and which of the named ones each number is. */
export interface NumberedStatement {
  readonly text: string;
  /** `names[0]` is `$1`. */
  readonly names: readonly string[];
}

/**
 * What is no parameter though there is a colon in it: strings, quoted names, comments and casts. Then a parameter.
 * PostgreSQL's own rules, "Lexical Structure".
 */
const token =
  /\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([A-Za-z_]\w*)/g;

/**
 * Replaces `:name` by `$1` and so on; `casts` gives what is put behind each, such as `::text`. Names without a cast are
 * left as they are.
 */
export function numberParameters(sql: string, casts: ReadonlyMap<string, string>): NumberedStatement {
  const names: string[] = [];
  const text = sql.replace(token, (whole: string, _tag: unknown, name: string | undefined) => {
    const cast = name === undefined ? undefined : casts.get(name);
    if (name === undefined || cast === undefined) return whole;
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}${cast}`;
  });
  return { text, names };
}
