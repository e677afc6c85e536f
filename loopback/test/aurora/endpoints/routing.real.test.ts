import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { connect as connectTls } from 'node:tls';
import type { ClientConfig } from 'pg';
import { createCertificateAuthority } from '../../../aurora/endpoints/certificate-authority';
import { renderStartupPacket } from '../../../aurora/endpoints/startup-packet';
import type { EndpointName } from '../../../aurora/model';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';
import { untilEnded } from '../../support/raw-connection';

let lab: FrontedCluster;

beforeAll(async () => {
  lab = await createFrontedCluster({ instances: 3 });
}, 60_000);

afterAll(() => lab.close());

/** Resolves with the instance that a new connection reaches. */
async function reach(endpoint: EndpointName, overrides?: ClientConfig): Promise<string> {
  const client = await lab.connect(endpoint, overrides);
  const { rows } = await client.query<{ host: string }>('SELECT aurora_db_instance_identifier() AS host');
  await client.end();
  return rows[0]?.host ?? '';
}

describe('the shared port of the cluster', () => {
  it('leads to the writer for the name of the cluster endpoint', async () => {
    expect(await reach('cluster')).toBe('db-1');
  });

  it('leads to each instance for the name of its endpoint', async () => {
    for (const instance of ['db-1', 'db-2', 'db-3']) expect(await reach({ instance })).toBe(instance);
  });

  it('distributes the connections to the reader endpoint evenly over the readers', async () => {
    const reached: string[] = [];
    for (let count = 0; count < 8; count++) reached.push(await reach('reader'));
    expect(reached.sort()).toEqual([...Array(4).fill('db-2'), ...Array(4).fill('db-3')]);
  });

  it('leads clients that name no endpoint to the writer', async () => {
    expect(await reach('cluster', { ssl: { rejectUnauthorized: false } })).toBe('db-1');
    expect(await reach('cluster', { host: 'localhost', ssl: { rejectUnauthorized: false } })).toBe('db-1');
  });

  it('refuses the name of an unknown endpoint and lists the endpoints of the cluster', async () => {
    const servername = 'db-9.c7tj4example.eu-west-1.rds.amazonaws.com';
    await expect(reach('cluster', { ssl: { servername, rejectUnauthorized: false } })).rejects.toMatchObject({
      code: '08004',
      message: expect.stringMatching(
        /has no endpoint named "db-9\..*; its endpoints are lab\.cluster-.*, lab\.cluster-ro-.*, db-1\..*, db-3\./,
      ),
    });
  });
});

describe('the separate port of an endpoint', () => {
  it.each(['cluster', { instance: 'db-2' }] as const)(
    'leads to its endpoint regardless of the name that the client gives: %j',
    async (endpoint) => {
      const port = await lab.front.listen(endpoint);
      expect(port).not.toBe(lab.front.port);
      expect(await lab.front.listen(endpoint)).toBe(port);
      const expected = endpoint === 'cluster' ? 'db-1' : 'db-2';
      expect(await reach('reader', { port })).toBe(expected);
      expect(await reach('reader', { port, ssl: { rejectUnauthorized: false } })).toBe(expected);
    },
  );

  it('accepts IAM tokens signed for this port', async () => {
    const client = await lab.connect('cluster');
    await client.query('CREATE ROLE app LOGIN IN ROLE rds_iam');
    const port = await lab.front.listen('cluster');
    const password = await lab.token('app', { hostname: '127.0.0.1', port });
    expect(await reach('cluster', { user: 'app', password, port, ssl: { rejectUnauthorized: false } })).toBe(
      'db-1',
    );
  });
});

describe('the certificate of the endpoints', () => {
  it('is valid for every endpoint name and for the address when a client verifies authority and name', async () => {
    const { certificate } = lab.authority;
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await reach('cluster', { host, ssl: { ca: certificate } })).toBe('db-1');
    }
    for (const endpoint of ['cluster', 'reader', { instance: 'db-3' }] as const) {
      const ssl = { ca: certificate, servername: lab.front.hostName(endpoint) };
      await expect(reach(endpoint, { ssl })).resolves.toMatch(/^db-/);
    }
  });

  it('is invalid for another name and for another authority', async () => {
    const { certificate } = lab.authority;
    const servername = 'lab.cluster-other.eu-west-1.rds.amazonaws.com';
    await expect(reach('cluster', { ssl: { ca: certificate, servername } })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    const foreign = await createCertificateAuthority(new Date());
    const ssl = { ca: foreign.certificate, servername: lab.front.hostName('cluster') };
    await expect(reach('cluster', { ssl })).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });
});

describe('a client that starts TLS without asking first', () => {
  const startup = renderStartupPacket(3 << 16, new Map([['user', 'clerk']]));

  function openTls(options: ConnectionOptions): TLSSocket {
    const servername = lab.front.hostName('reader');
    return connectTls({
      host: '127.0.0.1',
      port: lab.front.port,
      ca: lab.authority.certificate,
      servername,
      ...options,
    });
  }

  it('is served if its ALPN protocol is postgresql', async () => {
    const socket = openTls({ ALPNProtocols: ['postgresql'] });
    socket.write(startup);
    const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(answer.toString('latin1')).toMatch(/^R.*SCRAM-SHA-256/s);
    socket.destroy();
  });

  it.each([undefined, ['http/1.1']])('is disconnected with the ALPN protocols %j', async (ALPNProtocols) => {
    const socket = openTls(ALPNProtocols === undefined ? {} : { ALPNProtocols });
    socket.write(startup);
    expect((await untilEnded(socket)).received).toHaveLength(0);
  });
});
