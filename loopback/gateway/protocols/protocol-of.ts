import type { Api } from '../schema/api';
import { createJsonRpcProtocol, jsonRpcMethods } from './json/rpc-protocol';
import type { Protocol } from './protocol';
import { createQueryProtocol, queryMethods } from './query/query-protocol';
import { createRestJsonProtocol, restJsonMethods } from './rest-json/rest-json-protocol';
import { createRestXmlProtocol, restXmlMethods } from './rest-xml/rest-xml-protocol';

export interface ProtocolLimits {
  /** How many parameters a request of AWS Query may have. */
  readonly maxParameters: number;
}

/** The protocols the gateway speaks, by the shape id SDK clients give them. */
const protocols: Readonly<Record<string, (api: Api, limits: ProtocolLimits) => Protocol>> = {
  'aws.protocols#awsQuery': (api, limits) => createQueryProtocol({ ...api, ...limits }),
  'aws.protocols#awsJson1_0': (api) => createJsonRpcProtocol(api, '1.0'),
  'aws.protocols#awsJson1_1': (api) => createJsonRpcProtocol(api, '1.1'),
  'aws.protocols#restJson1': createRestJsonProtocol,
  'aws.protocols#restXml': createRestXmlProtocol,
};

/** HTTP methods that any of them uses. */
export const spokenMethods: ReadonlySet<string> = new Set(
  [queryMethods, jsonRpcMethods, restJsonMethods, restXmlMethods].flat(),
);

/** The protocol a service's own SDK client uses. */
export function protocolOf(api: Api, limits: ProtocolLimits): Protocol {
  const create = protocols[api.protocolId];
  if (create === undefined)
    throw new Error(`The gateway does not speak ${api.protocolId} (${api.signingName}).`);
  return create(api, limits);
}
