import type { QueryParameters } from '../../http/address';
import { decodePercent } from '../../http/address';
import type { ReceivedRequest } from '../../http/message';
import type { Operation } from '../../schema/api';
import { readHttpBindings } from '../../schema/http-bindings';
import { readMembers } from '../../schema/members';

/** Operation and the decoded labels of its path. */
export interface Route {
  readonly operation: Operation;
  readonly labels: ReadonlyMap<string, string>;
}

export type FindRoute = (request: ReceivedRequest, query: QueryParameters) => Route | undefined;

interface Pattern {
  readonly operation: Operation;
  readonly path: RegExp;
  readonly labelNames: readonly string[];
  readonly staticQuery: QueryParameters;
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
  /** Higher for the more specific of two patterns that match the same request. */
  readonly rank: readonly number[];
}

/**
 * Returns a function that finds the operation of a request by its method, path, query and headers. It needs all
 * operations of a service, also those without an action: otherwise `GET /bucket?acl` would match the operation that
 * lists the bucket.
 */
export function createRoutes(operations: readonly Operation[]): FindRoute {
  const byMethod = new Map<string, Pattern[]>();
  for (const operation of operations) {
    const [method, uri] = httpTrait(operation);
    byMethod.set(method, [...(byMethod.get(method) ?? []), compile(operation, uri)]);
  }
  for (const patterns of byMethod.values()) patterns.sort((a, b) => compareRanks(b.rank, a.rank));

  return (request, query) => {
    for (const pattern of byMethod.get(request.method) ?? []) {
      const match = fits(pattern, request, query) ? pattern.path.exec(request.path) : null;
      if (match === null) continue;
      const labels = pattern.labelNames.map(
        (name, index) => [name, decodePercent(match[index + 1] ?? '')] as const,
      );
      return { operation: pattern.operation, labels: new Map(labels) };
    }
    return undefined;
  };
}

/** Returns an operation's HTTP binding, such as `["GET", "/{Key+}?x-id=GetObject", 200]`. */
export function httpTrait({
  name,
  schema,
}: Operation): readonly [method: string, uri: string, status: number] {
  const traits = schema[3];
  const http = typeof traits === 'object' ? traits.http : undefined;
  if (http === undefined) throw new Error(`${name} is not bound to HTTP.`);
  return http;
}

function compile(operation: Operation, uri: string): Pattern {
  const [template = '', search = ''] = uri.split('?');
  const bindings = readHttpBindings(operation.input);
  const { required } = readMembers(operation.input);
  // A label that is not in the path belongs to the host on AWS (S3's bucket). In this account it is the first part of
  // the path.
  const inHost = bindings.labels.filter(({ name }) => !new RegExp(`\\{${name}\\+?\\}`).test(template));
  const path = [
    ...inHost.map(({ name }) => `/{${name}}`),
    template === '/' && inHost.length > 0 ? '' : template,
  ].join('');
  const staticQuery = new Map(
    search
      .split('&')
      .filter((part) => part !== '' && !part.startsWith(clientsOwnParameter))
      .map((part) => part.split('='))
      .map(([key = '', value]) => [key, value === undefined ? [] : [value]]),
  );
  const requiredQuery = bindings.query.filter(({ name }) => required.includes(name));
  const requiredHeaders = bindings.headers.filter(({ name }) => required.includes(name));
  const segments = path.split('/');
  const literals = segments.filter((segment) => !segment.startsWith('{')).length;
  return {
    operation,
    path: new RegExp(`^${segments.map(segmentPattern).join('/')}${path.endsWith('+}') ? '' : '/?'}$`, 's'),
    labelNames: [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => name ?? ''),
    staticQuery,
    requiredQuery: requiredQuery.map(({ wireName }) => wireName),
    requiredHeaders: requiredHeaders.map(({ wireName }) => wireName),
    rank: [segments.length, literals, staticQuery.size + requiredQuery.length + requiredHeaders.length],
  };
}

/** Parameter with the operation's name, which only the JavaScript SDK sends. */
const clientsOwnParameter = 'x-id=';

function segmentPattern(segment: string): string {
  if (!segment.startsWith('{')) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return segment.endsWith('+}') ? '(.+)' : '([^/]+)';
}

function fits(pattern: Pattern, { headers }: ReceivedRequest, query: QueryParameters): boolean {
  return (
    [...pattern.staticQuery].every(([key, values]) => {
      const given = query.get(key);
      return given !== undefined && values.every((value) => given.includes(value));
    }) &&
    pattern.requiredQuery.every((key) => query.has(key)) &&
    pattern.requiredHeaders.every((name) => headers[name] !== undefined)
  );
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((rank, at) => rank !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
