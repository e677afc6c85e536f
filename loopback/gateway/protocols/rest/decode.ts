import { CommonError } from '../../errors';
import { parseQuery } from '../../http/address';
import type { Api } from '../../schema/api';
import type { Protocol } from '../protocol';
import type { ReadBody } from './read-request';
import { readInput } from './read-request';
import { createRoutes } from './routes';

/** Creates a decoder for a service whose operations are bound to HTTP. `readBody` reads the bodies. */
export function createRestDecoder(api: Api, readBody: ReadBody): Protocol['decode'] {
  const findRoute = createRoutes(api.operations());
  return (request, findOperation) => {
    const query = parseQuery(request.query);
    const route = findRoute(request, query);
    if (route === undefined || findOperation(route.operation.name) === undefined) {
      const asked = route?.operation.name ?? `${request.method} ${request.path}`;
      throw new CommonError('InvalidAction', `Could not find operation ${asked} for version ${api.version}`);
    }
    return { operation: route.operation, input: readInput(route, request, query, readBody) };
  };
}
