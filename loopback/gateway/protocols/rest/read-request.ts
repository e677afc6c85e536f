import { NormalizedSchema } from '@smithy/core/schema';
import { CommonError } from '../../errors';
import type { QueryParameters } from '../../http/address';
import type { ReceivedRequest } from '../../http/message';
import type { HttpBindings, NamedMember } from '../../schema/http-bindings';
import { readHttpBindings } from '../../schema/http-bindings';
import type { Member } from '../../schema/members';
import { readMembers } from '../../schema/members';
import { readScalar } from '../../schema/scalar';
import type { TimestampFormat } from '../../schema/timestamp';
import { timestampFormats } from '../../schema/timestamp';
import { requireMembers } from '../json/read';
import type { Route } from './routes';

/** Reads a body, or the part of it that is not a single blob or text, as JSON or XML. */
export type ReadBody = (schema: NormalizedSchema, request: ReceivedRequest) => unknown;

/**
 * Reads an operation's input from path, query, headers and body. Throws `InvalidParameterValue` for an unreadable text,
 * `MissingParameter` for an absent required member, and errors of `readBody`.
 */
export function readInput(
  { operation, labels }: Route,
  request: ReceivedRequest,
  query: QueryParameters,
  readBody: ReadBody,
): Record<string, unknown> {
  const bindings = readHttpBindings(operation.input);
  const input: Record<string, unknown> = { ...readBodyMembers(bindings, request, readBody) };
  for (const member of bindings.labels) {
    input[member.name] = readText(member, labels.get(member.name) ?? '', timestampFormats.iso8601);
  }
  for (const member of bindings.query) {
    const texts = query.get(member.wireName);
    if (texts !== undefined) input[member.name] = readTexts(member, texts, timestampFormats.iso8601);
  }
  for (const member of bindings.headers) {
    const text = headerText(request, member.wireName);
    if (text === undefined) continue;
    const texts = member.schema.isListSchema() ? splitList(text) : [text];
    input[member.name] = readTexts(member, texts, timestampFormats.httpDate);
  }
  for (const member of bindings.prefixHeaders) {
    const found = readPrefixHeaders(member, request);
    if (found.length > 0) input[member.name] = Object.fromEntries(found);
  }
  requireMembers(readMembers(operation.input).required, input);
  return input;
}

function readBodyMembers(
  { payload, body }: HttpBindings,
  request: ReceivedRequest,
  readBody: ReadBody,
): object {
  if (payload !== undefined) {
    const isThere = request.body.length > 0;
    return isThere ? { [payload.name]: readPayload(payload.schema, request, readBody) } : {};
  }
  return body === undefined ? {} : Object(readBody(NormalizedSchema.of(body), request));
}

function readPayload(schema: NormalizedSchema, request: ReceivedRequest, readBody: ReadBody): unknown {
  if (schema.isBlobSchema()) return request.body;
  return schema.isStringSchema() ? Buffer.from(request.body).toString() : readBody(schema, request);
}

function readPrefixHeaders({ wireName }: NamedMember, { headers }: ReceivedRequest): [string, string][] {
  return Object.entries(headers)
    .filter(([name]) => name.startsWith(wireName))
    .map(([name, value]) => [name.slice(wireName.length), String(value)]);
}

function headerText({ headers }: ReceivedRequest, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return value === undefined ? undefined : String(value);
}

/** Splits a list in a header. Quoted parts may contain commas. */
function splitList(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^,\s][^,]*/g)].map(([whole, quoted]) =>
    quoted === undefined ? whole.trim() : quoted.replace(/\\(.)/g, '$1'),
  );
}

function readTexts(member: NamedMember, texts: readonly string[], format: TimestampFormat): unknown {
  if (member.schema.isListSchema()) {
    const item = { name: member.name, schema: member.schema.getValueSchema() };
    return texts.map((text) => readText(item, text, format));
  }
  const [text = '', ...more] = texts;
  if (more.length > 0) {
    throw new CommonError(
      'InvalidParameterValue',
      `The parameter ${member.wireName} is given more than once.`,
    );
  }
  return readText(member, text, format);
}

function readText({ name, schema }: Member, text: string, format: TimestampFormat): unknown {
  const reading = readScalar(schema, text, format);
  if (reading.state === 'refused') {
    throw new CommonError(
      'InvalidParameterValue',
      `Invalid value ${text} for ${name}. Must be ${reading.expected}`,
    );
  }
  return reading.value;
}
