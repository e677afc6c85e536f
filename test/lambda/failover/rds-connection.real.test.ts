import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ControlPlane } from '../../../lambda/failover/control-plane';
import { classifyFailure } from '../../../lambda/failover/failure';
import { createRdsControlPlane } from '../../../lambda/failover/rds-control-plane';

const CLUSTER = '<DBCluster><DBClusterIdentifier>lab</DBClusterIdentifier></DBCluster>';
const DESCRIBED = `<R><DescribeDBClustersResult><DBClusters>${CLUSTER}</DBClusters></DescribeDBClustersResult></R>`;
const FAILED_OVER = `<R><FailoverDBClusterResult>${CLUSTER}</FailoverDBClusterResult></R>`;

let server: Server;
let plane: ControlPlane;
let answer: (response: ServerResponse, action: string) => void;
let sockets: Map<Socket, string[]>;

beforeEach(async () => {
  sockets = new Map();
  answer = (response, action) => response.end(action === 'FailoverDBCluster' ? FAILED_OVER : DESCRIBED);
  server = createServer((request, response) => {
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
  plane = createRdsControlPlane(
    {
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
    { read: 150, failOver: 150 },
  );
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** The actions requested on each connection. */
function requests(): string[][] {
  return [...sockets.values()];
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'none',
    (error: unknown) => error,
  );
}

it('reads share a connection, a failover has one of its own', async () => {
  await plane.describeCluster('lab');
  await plane.describeCluster('lab');
  await plane.failOver('lab', undefined);
  await plane.failOver('lab', undefined);
  expect(requests()).toEqual([
    ['DescribeDBClusters', 'DescribeDBClusters'],
    ['FailoverDBCluster'],
    ['FailoverDBCluster'],
  ]);
});

it.each<[string, typeof answer, RegExp]>([
  ['never comes', () => undefined, /^TimeoutError: no reply from RDS within 150 ms$/],
  [
    'does not end',
    (response) => {
      const trickle = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(trickle));
    },
    /^TimeoutError: no reply from RDS within 150 ms$/,
  ],
  ['is cut off', (response) => response.socket?.destroy(), /socket hang up$/],
])('a reply that %s is unclear, and nothing is sent twice', async (_name, script, message) => {
  answer = script;
  const error = await failureOf(plane.failOver('lab', undefined));
  expect(String(error)).toMatch(message);
  expect(classifyFailure(error)).toBe('unclear');
  expect(requests()).toEqual([['FailoverDBCluster']]);
});
