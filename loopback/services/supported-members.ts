/** Creates the error for an unsupported member. */
export type Refuse = (member: string) => Error;

/**
 * Throws the error of `refuse` for the first member of the input that is not supported, because callers would not notice if
 * the member were ignored.
 */
export function requireSupported<Input extends object>(
  input: Input,
  supported: readonly (keyof Input & string)[],
  refuse: Refuse,
): void {
  const known: ReadonlySet<string> = new Set(supported);
  const stray = Object.entries(input).find(([name, value]) => value !== undefined && !known.has(name));
  if (stray !== undefined) throw refuse(stray[0]);
}
