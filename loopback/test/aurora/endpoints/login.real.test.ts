import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';

let lab: FrontedCluster;

beforeAll(async () => {
  lab = await createFrontedCluster();
  const client = await lab.connect('cluster');
  await client.query("CREATE ROLE app LOGIN PASSWORD 'app password'");
  await client.query('GRANT rds_iam TO app');
  await client.query("CREATE ROLE clerk LOGIN PASSWORD 'clerk password'");
  await client.query('CREATE ROLE cashier LOGIN IN ROLE rds_iam');
}, 60_000);

afterAll(() => lab.close());

/** Resolves with `logged in as …`, or with the SQLSTATE or system code of the error and its text. */
async function logIn(overrides: ClientConfig): Promise<string> {
  const client = new Client(lab.config('cluster', overrides));
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
    return `logged in as ${rows[0]?.name}`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return `${code}: ${message}`;
  } finally {
    await client.end();
  }
}

describe('the master user', () => {
  it('logs in with its password', async () => {
    expect(await logIn({})).toBe('logged in as lab');
  });

  it.each(['wrong', ''])('does not log in with %j', async (password) => {
    expect(await logIn({ password })).toMatch(
      password === '' ? /SCRAM/ : /^28P01: password authentication failed for user "lab"$/,
    );
  });

  it('logs in with a token, but not with its password, after it has granted itself rds_iam', async () => {
    const client = await lab.connect('cluster');
    await client.query('GRANT rds_iam TO lab');
    expect(await logIn({})).toBe('28000: PAM authentication failed for user "lab"');
    expect(lab.log.at(-1)).toBe('IAM token of user "lab" refused: it is not a presigned connect request');
    await client.query('REVOKE rds_iam FROM lab');
    expect(await logIn({})).toBe('logged in as lab');
  });
});

describe('a role with rds_iam', () => {
  it('logs in with a token, with or without a password', async () => {
    expect(await logIn({ user: 'app', password: await lab.token('app') })).toBe('logged in as app');
  });

  it('cannot use its password', async () => {
    expect(await logIn({ user: 'app', password: 'app password' })).toBe(
      '28000: PAM authentication failed for user "app"',
    );
  });

  it('logs in only if the token’s signer has permission to connect as this role', async () => {
    const token = await lab.token('cashier');
    expect(await logIn({ user: 'cashier', password: token })).toBe(
      '28000: PAM authentication failed for user "cashier"',
    );
    expect(lab.authorised.at(-1)).toEqual({
      accessKeyId: 'AKIALAB',
      action: 'rds-db:connect',
      resource: `arn:aws:rds-db:eu-west-1:123456789012:dbuser:${lab.cluster.resourceId}/cashier`,
    });
    expect(lab.log.at(-1)).toMatch(
      /^IAM token of user "cashier" refused: AKIALAB is not authorized to perform rds-db:connect on "arn:/,
    );
  });

  it('does not log in with a token of another role', async () => {
    const token = await lab.token('app');
    expect(await logIn({ user: 'cashier', password: token })).toBe(
      '28000: PAM authentication failed for user "cashier"',
    );
  });

  it('does not log in with an altered token', async () => {
    const token = (await lab.token('app')).replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect(await logIn({ user: 'app', password: token })).toBe(
      '28000: PAM authentication failed for user "app"',
    );
  });

  it('is refused without TLS before the server requests the token', async () => {
    expect(await logIn({ user: 'app', password: await lab.token('app'), ssl: false })).toBe(
      '28000: no pg_hba.conf entry for host "127.0.0.1", user "app", database "shop", no encryption',
    );
  });
});

describe('a role without rds_iam', () => {
  it('logs in with its password but not with a token', async () => {
    expect(await logIn({ user: 'clerk', password: 'clerk password' })).toBe('logged in as clerk');
    expect(await logIn({ user: 'clerk', password: await lab.token('clerk') })).toBe(
      '28P01: password authentication failed for user "clerk"',
    );
  });

  it('is refused with PostgreSQL’s own error if it does not exist', async () => {
    expect(await logIn({ user: 'stranger' })).toBe(
      '28P01: password authentication failed for user "stranger"',
    );
  });
});

describe('the lab’s own roles', () => {
  it.each(['rdsadmin', 'rdsrepladmin'])('do not accept logins of clients: %s', async (user) => {
    expect(await logIn({ user })).toBe(
      `28000: pg_hba.conf rejects connection for host "127.0.0.1", user "${user}", database "shop", SSL encryption`,
    );
  });

  it.each(['rds_iam', 'rds_superuser'])('cannot log in: %s', async (user) => {
    expect(await logIn({ user })).toBe(`28P01: password authentication failed for user "${user}"`);
  });
});

it('a login to a missing database fails with PostgreSQL’s own error', async () => {
  expect(await logIn({ database: 'none' })).toBe('3D000: database "none" does not exist');
  expect(await logIn({ user: 'app', password: await lab.token('app'), database: 'none' })).toBe(
    '3D000: database "none" does not exist',
  );
});
