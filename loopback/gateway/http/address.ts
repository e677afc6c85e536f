import { CommonError } from '../errors';
import { hasForbiddenCharacter } from '../schema/forbidden-characters';

/** Parameters of an address, by name, in the order given; a name without `=` has an empty value. */
export type QueryParameters = ReadonlyMap<string, readonly string[]>;

/** Reads the part after the `?`. Throws `MalformedQueryString` for what is no percent-encoded UTF-8. */
export function parseQuery(query: string): QueryParameters {
  const parameters = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decodePercent(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decodePercent(pair.slice(at + 1));
    parameters.set(name, [...(parameters.get(name) ?? []), value]);
  }
  return parameters;
}

/** Throws `MalformedQueryString` for what is no percent-encoded UTF-8, or holds what no answer could repeat. */
export function decodePercent(text: string): string {
  const decoded = decode(text);
  if (decoded === undefined || hasForbiddenCharacter(decoded)) {
    throw new CommonError('MalformedQueryString', "Couldn't parse the specified URI.");
  }
  return decoded;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
