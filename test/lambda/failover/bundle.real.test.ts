import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from './bundle';

const STOPPED = `<R><DescribeDBClustersResult><DBClusters><DBCluster>
  <DBClusterIdentifier>lab</DBClusterIdentifier><Status>stopped</Status>
</DBCluster></DBClusters></DescribeDBClustersResult></R>`;

const INVOKE = `
  const { handler } = await import('./index.mjs');
  const lines = [];
  console.info = (line) => lines.push(line);
  const error = await handler({}, { getRemainingTimeInMillis: () => 60_000 }).catch((caught) => caught);
  const { name, message, stack } = error;
  console.log(JSON.stringify({ name, message, stack, steps: lines.map(({ step }) => step) }));`;

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'failover-bundle-'));
  server = createServer((request, response) => request.resume().on('end', () => response.end(STOPPED)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

it('the bundle of the failover function runs alone: it calls RDS, logs its steps and keeps the names of errors', async () => {
  (await bundle("export { handler } from './failover/index';")).write(folder);
  const { port } = server.address() as AddressInfo;
  const env = {
    CLUSTER_IDENTIFIER: 'lab',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  };
  const node = ['--input-type=module', '--eval', INVOKE];
  const { stdout } = await promisify(execFile)(process.execPath, node, { cwd: folder, env, timeout: 30_000 });
  const message =
    'cluster lab is stopped; to fail over it must be available: wait, or start it if it is stopped; members: none';
  expect(JSON.parse(stdout)).toEqual({
    name: 'InvalidDBClusterStateFault',
    message,
    stack: `InvalidDBClusterStateFault: ${message}`,
    steps: ['ordered', 'described', 'failed'],
  });
});
