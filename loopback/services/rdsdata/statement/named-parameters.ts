/** Statement with numbered parameters, and the name of each number. */
export interface NumberedStatement {
  readonly text: string;
  /** `names[0]` is the name of `$1`. */
  readonly names: readonly string[];
}

/**
 * Matches text in which a colon does not start a parameter (strings, quoted names, comments and casts), and then a
 * parameter. Source: PostgreSQL documentation, "Lexical Structure".
 */
const token =
  /\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([A-Za-z_]\w*)/g;

/**
 * Replaces `:name` by `$1` and so on, followed by the cast of that name, such as `::text`. Names without a cast are
 * not replaced.
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
