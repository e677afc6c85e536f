import { CommonError } from '../../errors';
import { hasForbiddenCharacter } from '../../schema/forbidden-characters';

/**
 * Parses an `application/x-www-form-urlencoded` body into its parameters. Throws `MalformedQueryString` for a syntax
 * error. Throws `InvalidParameterValue` for more than `maxParameters`, text that is not UTF-8, characters that no
 * answer can contain, and a repeated parameter.
 */
export function parseForm(body: Uint8Array, maxParameters: number): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of decodeUtf8(body).split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decodeComponent(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decodeComponent(pair.slice(at + 1));
    if (hasForbiddenCharacter(name) || hasForbiddenCharacter(value)) {
      throw new CommonError('InvalidParameterValue', 'A parameter contains a control character.');
    }
    if (parameters.has(name)) {
      throw new CommonError('InvalidParameterValue', `The parameter ${name} is given more than once.`);
    }
    if (parameters.size === maxParameters) {
      throw new CommonError('InvalidParameterValue', `A request may have up to ${maxParameters} parameters.`);
    }
    parameters.set(name, value);
  }
  return parameters;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new CommonError('InvalidParameterValue', 'The request body is not valid UTF-8.', { cause });
  }
}

function decodeComponent(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  if (/%(?![0-9a-fA-F]{2})/.test(text)) {
    throw new CommonError('MalformedQueryString', 'The query string contains a syntax error: a stray "%".');
  }
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new CommonError('InvalidParameterValue', 'A parameter is not valid UTF-8.', { cause });
  }
}
