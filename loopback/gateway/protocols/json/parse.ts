import { CommonError } from '../../errors';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses a body as JSON. An empty body is an empty object. Throws `MalformedInput`. */
export function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(utf8.decode(body));
  } catch (cause) {
    throw new CommonError('MalformedInput', 'The request body is not valid JSON in UTF-8.', { cause });
  }
}
