/** What conditions and policy variables ask about a request: values by condition key, which is in lower case. */
export type ContextKeys = ReadonlyMap<string, readonly string[]>;

/** From names in any case, with one value or several; names without a value are left out. */
export function contextKeys(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): ContextKeys {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? [value] : value] as const],
  );
  return new Map(entries);
}
