import type { Api } from '../schema/api';
import type { Protocol } from './protocol';
import { createQueryProtocol, queryMethods } from './query/query-protocol';

export interface ProtocolLimits {
  /** How many parameters a request may have. */
  readonly maxParameters: number;
}

/** The protocols the gateway speaks, by the shape id SDK clients give them. */
const protocols: Readonly<Record<string, (api: Api, limits: ProtocolLimits) => Protocol>> = {
  'aws.protocols#awsQuery': (api, limits) => createQueryProtocol({ ...api, ...limits }),
};

/** HTTP methods that any of them uses. */
export const spokenMethods: ReadonlySet<string> = new Set(queryMethods);

/** Writes the errors of requests that name no service. */
export const protocolOfNoService: Protocol = createQueryProtocol({
  version: '',
  xmlNamespace: '',
  maxParameters: 0,
});

/** The protocol a service's own SDK client uses. */
export function protocolOf(api: Api, limits: ProtocolLimits): Protocol {
  const create = protocols[api.protocolId];
  if (create === undefined)
    throw new Error(`The gateway does not speak ${api.protocolId} (${api.signingName}).`);
  return create(api, limits);
}
