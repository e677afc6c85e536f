import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { ServerOptions } from 'node:https';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

const CLUSTER = '<DBCluster><DBClusterIdentifier>lab</DBClusterIdentifier></DBCluster>';
const DESCRIBED = `<R><DescribeDBClustersResult><DBClusters>${CLUSTER}</DBClusters></DescribeDBClustersResult></R>`;
const FAILED_OVER = `<R><FailoverDBClusterResult>${CLUSTER}</FailoverDBClusterResult></R>`;

export interface RdsServer {
  readonly endpoint: string;
  /** Returns the actions requested on each connection. */
  requests(): string[][];
  close(): Promise<void>;
}

export type Answer = (response: ServerResponse, action: string) => void;

const answerWell: Answer = (response, action) =>
  response.end(action === 'FailoverDBCluster' ? FAILED_OVER : DESCRIBED);

/** Starts a server with RDS's protocol and the given answers on a real port; over TLS if it has a certificate. */
export async function startRdsServer(
  answer: Answer = answerWell,
  tls?: Pick<ServerOptions, 'cert' | 'key'>,
): Promise<RdsServer> {
  const sockets = new Map<Socket, string[]>();
  const server = tls ? createTlsServer(tls) : createServer();
  server.on('request', (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const action = new URLSearchParams(body).get('Action') ?? '';
      sockets.set(request.socket, [...(sockets.get(request.socket) ?? []), action]);
      answer(response, action);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests: () => [...sockets.values()],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
