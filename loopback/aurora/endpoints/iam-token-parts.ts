/** Content of an IAM authentication token, unverified. */
export interface TokenParts {
  /** `host:port` as signed. */
  readonly authority: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly accessKeyId: string;
  readonly region: string;
  /** `YYYYMMDD/region/rds-db/aws4_request` */
  readonly scope: string;
  /** `YYYYMMDDTHHMMSSZ` */
  readonly signedAt: string;
  readonly signedAtMs: number;
  readonly expiresMs: number;
  readonly sessionToken?: string;
  /** All parameters except the signature, encoded and sorted as they are signed. */
  readonly canonicalQuery: string;
  /** 64 lower-case hexadecimal digits. */
  readonly signature: string;
}

/** Some SDKs omit the slash before the question mark. */
const tokenPattern = /^([^/?#@:\s]+):(\d{1,5})\/?\?(.+)$/s;
const scopePattern = /^([\w-]{1,128})\/((\d{8})\/([a-z0-9-]{1,64})\/rds-db\/aws4_request)$/;
const datePattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Parameters that have the same value in every token. */
const constants = {
  Action: 'connect',
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-SignedHeaders': 'host',
} as const;

/**
 * Parses a token. Returns undefined unless it is exactly one presigned `connect` request of service `rds-db`, without
 * repeated parameters.
 */
export function parseToken(token: string): TokenParts | undefined {
  const [, host = '', port = '', query = ''] = tokenPattern.exec(token) ?? [];
  const parameters = parseQuery(query);
  if (parameters === undefined) return undefined;
  const parameter = (name: string) => parameters.get(name) ?? '';
  const [, accessKeyId, scope, date, region] = scopePattern.exec(parameter('X-Amz-Credential')) ?? [];
  const signedAt = parameter('X-Amz-Date');
  const signedAtMs = parseDate(signedAt);
  const sessionToken = parameters.get('X-Amz-Security-Token');
  if (Object.entries(constants).some(([name, value]) => parameter(name) !== value)) return undefined;
  if (!accessKeyId || !scope || !date || !region) return undefined;
  if (Number.isNaN(signedAtMs) || !signedAt.startsWith(date)) return undefined;
  if (!/^\d{1,6}$/.test(parameter('X-Amz-Expires'))) return undefined;
  if (!/^[0-9a-f]{64}$/.test(parameter('X-Amz-Signature'))) return undefined;
  return {
    authority: `${host}:${port}`,
    host,
    port: Number(port),
    user: parameter('DBUser'),
    accessKeyId,
    region,
    scope,
    signedAt,
    signedAtMs,
    expiresMs: Number(parameter('X-Amz-Expires')) * 1000,
    ...(sessionToken !== undefined && { sessionToken }),
    canonicalQuery: canonicalQuery(parameters),
    signature: parameter('X-Amz-Signature'),
  };
}

function parseQuery(query: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = decode(part.slice(0, at));
    const value = decode(part.slice(at + 1));
    if (at < 1 || name === undefined || value === undefined || parameters.has(name)) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parseDate(text: string): number {
  const [, year, month, day, hour, minute, second] = datePattern.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
  return [...parameters]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA], [nameB]) => (nameA < nameB ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Encodes all but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
