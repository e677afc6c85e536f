/** Facts about a request for conditions and policy variables: values by condition key in lower case. */
export type ContextKeys = ReadonlyMap<string, readonly string[]>;

/** Creates context keys from names in any case, each with one value or several. Names without a value are omitted. */
export function contextKeys(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): ContextKeys {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? [value] : value] as const],
  );
  return new Map(entries);
}
