import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { bundle } from '../bundle';
import type { RdsServer } from './rds-server';
import { startRdsServer } from './rds-server';

const CALL_TWICE_EACH = `
  const { createRdsControlPlane } = await import('./index.mjs');
  const plane = createRdsControlPlane();
  await plane.describeCluster('lab');
  await plane.describeCluster('lab');
  await plane.failoverCluster('lab', undefined);
  await plane.failoverCluster('lab', undefined);
  process.exit();`;

let folder: string;
let server: RdsServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'failover-tls-'));
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'rds' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  await writeFile(join(folder, 'ca.pem'), cert);
  server = await startRdsServer(undefined, { cert, key });
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

// Runs in a separate process, because Node.js reads the certificates that it trusts at start.
it('over TLS, read calls share a connection, and each failover uses a new one', async () => {
  (await bundle("export { createRdsControlPlane } from './failover/rds/rds-control-plane';")).write(folder);
  const env = {
    NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: server.endpoint,
  };
  const node = ['--input-type=module', '--eval', CALL_TWICE_EACH];
  await promisify(execFile)(process.execPath, node, { cwd: folder, env, timeout: 30_000 });
  expect(server.requests()).toEqual([
    ['DescribeDBClusters', 'DescribeDBClusters'],
    ['FailoverDBCluster'],
    ['FailoverDBCluster'],
  ]);
});
