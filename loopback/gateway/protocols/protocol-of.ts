import type { Api } from '../schema/api';
import { createJsonRpcProtocol, jsonRpcMethods } from './json/rpc-protocol';
import type { Protocol } from './protocol';
import { createQueryProtocol, queryMethods } from './query/query-protocol';
import { createRestJsonProtocol, restJsonMethods } from './rest-json/rest-json-protocol';
import { createRestXmlProtocol, restXmlMethods } from './rest-xml/rest-xml-protocol';

export interface ProtocolLimits {
  /** Largest number of parameters of an AWS Query request. */
  readonly maxParameters: number;
}

/** Protocols of the gateway, by the shape id that SDK clients have for them. */
const protocols: Readonly<Record<string, (api: Api, limits: ProtocolLimits) => Protocol>> = {
  'aws.protocols#awsQuery': (api, limits) => createQueryProtocol({ ...api, ...limits }),
  'aws.protocols#awsJson1_0': (api) => createJsonRpcProtocol(api, '1.0'),
  'aws.protocols#awsJson1_1': (api) => createJsonRpcProtocol(api, '1.1'),
  'aws.protocols#restJson1': createRestJsonProtocol,
  'aws.protocols#restXml': createRestXmlProtocol,
};

/** HTTP methods that at least one protocol uses. */
export const usedMethods: ReadonlySet<string> = new Set(
  [queryMethods, jsonRpcMethods, restJsonMethods, restXmlMethods].flat(),
);

/** Returns the protocol of a service's own SDK client. */
export function protocolOf(api: Api, limits: ProtocolLimits): Protocol {
  const create = protocols[api.protocolId];
  if (create === undefined)
    throw new Error(`The gateway does not support the protocol ${api.protocolId} of ${api.signingName}.`);
  return create(api, limits);
}
