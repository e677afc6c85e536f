import { ToStringShapeSerializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { Answer } from '../../http/message';
import type { Api } from '../../schema/api';
import type { HttpBindings } from '../../schema/http-bindings';
import { readHttpBindings } from '../../schema/http-bindings';
import type { Member } from '../../schema/members';
import { timestampFormats } from '../../schema/timestamp';

/** Writes the parts of an answer that the output determines. The protocol adds the others. */
export function writeOutput(
  api: Api,
  schema: NormalizedSchema,
  output: object,
  usual: { readonly status: number; readonly mediaType: string },
): Answer {
  const bindings = readHttpBindings(schema);
  const body = writeBody(api, bindings, output);
  const status = bindings.statusCode && memberOf(bindings.statusCode, output);
  return {
    status: typeof status === 'number' ? status : usual.status,
    headers: {
      ...(body.length > 0 && { 'content-type': mediaType(bindings, usual.mediaType) }),
      ...writeHeaders(schema, output),
    },
    body,
  };
}

/** Returns the headers that contain members of an output or an error. */
export function writeHeaders(schema: NormalizedSchema, output: object): Record<string, string> {
  const { headers, prefixHeaders } = readHttpBindings(schema);
  const written: Record<string, string> = {};
  for (const member of headers) {
    const value = memberOf(member, output);
    if (value !== undefined) written[member.wireName] = writeText(member.schema, value);
  }
  for (const member of prefixHeaders) {
    for (const [key, text] of Object.entries(Object(memberOf(member, output) ?? {}))) {
      written[`${member.wireName}${key}`.toLowerCase()] = String(text);
    }
  }
  return written;
}

function memberOf({ name }: Member, output: object): unknown {
  return Reflect.get(output, name) ?? undefined;
}

function writeText(schema: NormalizedSchema, value: unknown): string {
  // Checked here, because the SDK's serialiser writes an invalid time as "undefined, NaN …".
  if (value instanceof Date && Number.isNaN(value.getTime())) throw new RangeError('Invalid time value');
  const serializer = new ToStringShapeSerializer({
    timestampFormat: { useTrait: true, default: timestampFormats.iso8601 },
    httpBindings: true,
  });
  serializer.write(schema, value);
  return String(serializer.flush());
}

function writeBody(api: Api, { payload, body }: HttpBindings, output: object): string | Uint8Array {
  if (payload === undefined) return body === undefined ? '' : api.serialise(body, output);
  const given = memberOf(payload, output);
  if (given === undefined) return '';
  if (payload.schema.isBlobSchema()) {
    if (given instanceof Uint8Array) return given;
    throw new TypeError(`${payload.name} must be bytes.`);
  }
  return payload.schema.isStringSchema() ? String(given) : api.serialise(payload.schema, given);
}

function mediaType({ payload }: HttpBindings, usual: string): string {
  if (payload?.schema.isBlobSchema()) return 'application/octet-stream';
  return payload?.schema.isStringSchema() ? 'text/plain' : usual;
}
