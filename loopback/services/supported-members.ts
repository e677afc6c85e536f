/** What a refused member is called. */
export type Refuse = (member: string) => Error;

/**
 * Throws what `refuse` gives for the first member that is given and has no meaning here: it would silently do
 * nothing otherwise.
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
