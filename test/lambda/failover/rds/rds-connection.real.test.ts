import type { ControlPlane } from '../../../../lambda/failover/rds/control-plane';
import { classifyFailure } from '../../../../lambda/failover/rds/failure';
import { createRdsControlPlane } from '../../../../lambda/failover/rds/rds-control-plane';
import type { Answer, RdsServer } from './rds-server';
import { startRdsServer } from './rds-server';

let server: RdsServer | undefined;

afterEach(async () => {
  await server?.close();
});

async function connect(answer?: Answer): Promise<[RdsServer, ControlPlane]> {
  server = await startRdsServer(answer);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { region: 'eu-west-1', endpoint: server.endpoint, credentials };
  return [server, createRdsControlPlane(config, { read: 300, failover: 150 })];
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'none',
    (error: unknown) => error,
  );
}

it('read calls share a connection, and each failover uses a new one', async () => {
  const [{ requests }, plane] = await connect();
  await plane.describeCluster('lab');
  await plane.describeCluster('lab');
  await plane.failoverCluster('lab', undefined);
  await plane.failoverCluster('lab', undefined);
  expect(requests()).toEqual([
    ['DescribeDBClusters', 'DescribeDBClusters'],
    ['FailoverDBCluster'],
    ['FailoverDBCluster'],
  ]);
});

it.each<[string, Answer, RegExp]>([
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
])('a reply that %s is unclear, and nothing is sent twice', async (_name, answer, message) => {
  const [{ requests }, plane] = await connect(answer);
  const error = await failureOf(plane.failoverCluster('lab', undefined));
  expect(String(error)).toMatch(message);
  expect(classifyFailure(error)).toBe('unclear');
  expect(requests()).toEqual([['FailoverDBCluster']]);
});

it.each<[string, (plane: ControlPlane) => Promise<unknown>]>([
  ['cluster', (plane) => plane.describeCluster('lab')],
  ['member', (plane) => plane.describeInstance('lab-1')],
  ['list of events', (plane) => plane.describeEvents(new Date())],
])('the %s is read with the timeout of a read, in one request', async (_name, read) => {
  const [{ requests }, plane] = await connect(() => undefined);
  const error = await failureOf(read(plane));
  expect(String(error)).toBe('TimeoutError: no reply from RDS within 300 ms');
  expect(requests().flat()).toHaveLength(1);
});
