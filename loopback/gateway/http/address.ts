import { CommonError } from '../errors';
import { hasForbiddenCharacter } from '../schema/forbidden-characters';

/** Query parameters by name, in the order given. A name without `=` has an empty value. */
export type QueryParameters = ReadonlyMap<string, readonly string[]>;

/** Parses the part of a URL after the `?`. Throws `MalformedQueryString` if it is not percent-encoded UTF-8. */
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

/**
 * Decodes percent-encoded text. Throws `MalformedQueryString` if it is not percent-encoded UTF-8 or has characters that
 * no answer can contain.
 */
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
