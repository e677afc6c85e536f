import { CommonError } from '../errors';

/** Parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `YYYYMMDD` */
  readonly date: string;
  readonly region: string;
  /** Signing name of the service, which decides the service that answers the request. */
  readonly service: string;
  /** Header names in lower case, in the order signed. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hexadecimal digits. */
  readonly signature: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const fields = {
  Credential: /^([\w-]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/,
  SignedHeaders: /^[a-z0-9-]+(;[a-z0-9-]+)*$/,
  Signature: /^[0-9a-f]{64}$/,
} as const;

/**
 * Parses the header. Throws `MissingAuthenticationToken` if there is no header, `IncompleteSignature` if it is
 * malformed.
 */
export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined) {
    throw new CommonError('MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  if (!header.startsWith(`${algorithm} `)) {
    throw new CommonError('IncompleteSignature', `Authorization header must begin with '${algorithm}'.`);
  }
  const parts = new Map(
    header
      .slice(algorithm.length + 1)
      .split(',')
      .map(splitField),
  );
  const [, accessKeyId = '', date = '', region = '', service = ''] = matchField(parts, 'Credential');
  const [signedHeaders] = matchField(parts, 'SignedHeaders');
  const [signature] = matchField(parts, 'Signature');
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

function splitField(field: string): [name: string, value: string] {
  const at = field.indexOf('=');
  return at < 0 ? [field.trim(), ''] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
}

function matchField(parts: ReadonlyMap<string, string>, name: keyof typeof fields): RegExpExecArray {
  const match = fields[name].exec(parts.get(name) ?? '');
  if (match === null) {
    const seen = parts.has(name) ? 'a well-formed' : 'a';
    throw new CommonError(
      'IncompleteSignature',
      `Authorization header requires ${seen} '${name}' parameter.`,
    );
  }
  return match;
}
