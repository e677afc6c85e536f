import type { Client } from 'pg';
import { changePassword } from '../../../aurora/sql/install';
import { eventually } from '../../../testing/eventually';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster, master } from '../../../testing/fronted-cluster';

jest.setTimeout(60_000);
let lab: FrontedCluster;
let client: Client;

beforeAll(async () => {
  lab = await createFrontedCluster();
  client = await lab.connect('cluster');
});

afterAll(() => lab.close());

/** Resolves with all rows as arrays, or with the value if the result is a single value. */
async function ask(sql: string, asked = client): Promise<unknown> {
  const { rows } = await asked.query<unknown[]>({ text: sql, rowMode: 'array' });
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
}

describe('the master user', () => {
  it('is not a superuser, and has the attributes of Aurora’s master user', async () => {
    expect(
      await ask(`SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, rolinherit, rolvaliduntil::text
                 FROM pg_roles WHERE rolname = current_user`),
    ).toEqual([[false, true, true, false, false, true, 'infinity']]);
    expect(await ask("SELECT pg_has_role('rds_superuser', 'usage')")).toBe(true);
    expect(
      await ask("SELECT pg_has_role('pg_monitor', 'usage') AND pg_has_role('pg_signal_backend', 'usage')"),
    ).toBe(true);
    expect(await ask("SELECT pg_has_role('rds_iam', 'usage')")).toBe(false);
  });

  it('owns its databases and creates tables, extensions and databases', async () => {
    expect(
      await ask(
        `SELECT array_agg(datname::text ORDER BY datname) FROM pg_database WHERE datdba = 'lab'::regrole`,
      ),
    ).toEqual(['postgres', 'shop', 'template1']);
    await client.query('CREATE TABLE public.orders (id integer)');
    await client.query('CREATE EXTENSION citext');
    await client.query('CREATE DATABASE another');
  });

  it('grants the roles that rds_superuser may grant, and the grants take effect', async () => {
    await client.query("CREATE ROLE app LOGIN PASSWORD 'x'");
    for (const role of ['rds_iam', 'rds_superuser', 'rds_password', 'rds_replication', 'pg_monitor']) {
      await client.query(`GRANT ${role} TO app`);
      expect(await ask(`SELECT pg_has_role('app', '${role}', 'usage')`)).toBe(true);
      await client.query(`REVOKE ${role} FROM app`);
    }
  });

  it.each([
    ['become the administrator', 'SET ROLE rdsadmin', '42501'],
    ['change the administrator', 'ALTER ROLE rdsadmin PASSWORD NULL', '42501'],
    ['grant the administrator', 'GRANT rdsadmin TO lab', '42501'],
    ['make a superuser', 'CREATE ROLE boss SUPERUSER', '42501'],
    ['read the server’s files', "SELECT pg_read_file('aurora-topology.json')", '42501'],
    ['run programs', "COPY (SELECT 1) TO PROGRAM 'true'", '42501'],
    ['see passwords', 'SELECT rolpassword FROM pg_authid', '42501'],
    [
      'replace Aurora’s functions',
      'CREATE OR REPLACE FUNCTION pg_catalog.aurora_version() RETURNS varchar RETURN 1',
      '42501',
    ],
    ['call the internal function for the lag', "SELECT aurora_replay_lag('0/0')", '42501'],
    ['change the server', 'ALTER SYSTEM SET fsync = on', '42501'],
    ['connect from the server to addresses that the lab can reach', 'CREATE EXTENSION dblink', '42501'],
  ])('cannot %s', async (_, sql, code) => {
    await expect(client.query(sql)).rejects.toMatchObject({ code });
  });

  it('cannot make the administrator call its functions, although it owns the databases', async () => {
    const inPostgres = await lab.connect('cluster', { database: 'postgres' });
    await inPostgres.query(`CREATE SCHEMA trap;
      CREATE FUNCTION trap.pg_current_wal_flush_lsn() RETURNS pg_lsn LANGUAGE plpgsql AS
        $$ BEGIN ALTER ROLE lab SUPERUSER; RETURN pg_catalog.pg_current_wal_flush_lsn(); END $$;
      GRANT ALL ON SCHEMA trap TO PUBLIC;
      ALTER DATABASE postgres SET search_path = trap, pg_catalog`);
    const { database } = lab.cluster.member('db-1');
    await database
      .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', ['rdsadmin'])
      .catch(() => {});
    await eventually(
      () =>
        database.query('SELECT pg_current_wal_flush_lsn()').then(
          () => 'asked',
          () => 'down',
        ),
      'asked',
    );
    expect(await ask("SELECT rolsuper FROM pg_roles WHERE rolname = 'lab'")).toBe(false);
  });

  it('logs in only with its new password after the lab has changed it', async () => {
    await changePassword(lab.cluster.member('db-1').database, master.user, 'another pass/word');
    await expect(lab.connect('cluster')).rejects.toMatchObject({ code: '28P01' });
    const again = await lab.connect('cluster', { password: 'another pass/word' });
    expect(await ask('SELECT current_user', again)).toBe('lab');
    await again.query(`ALTER ROLE lab PASSWORD '${master.password}'`);
    await expect(lab.connect('cluster', { password: 'another pass/word' })).rejects.toMatchObject({
      code: '28P01',
    });
  });

  it('does not log in after its password has expired', async () => {
    const { database } = lab.cluster.member('db-1');
    await database.query("ALTER ROLE lab VALID UNTIL '2000-01-01'");
    await expect(lab.connect('cluster')).rejects.toMatchObject({ code: '28P01' });
    await database.query("ALTER ROLE lab VALID UNTIL 'infinity'");
    await lab.connect('cluster');
  });
});

describe('Aurora’s functions', () => {
  it.each(['postgres', 'shop', 'template1', 'another', 'restored'])(
    'are available to every role in the database %s',
    async (database) => {
      if (database === 'restored') await client.query('CREATE DATABASE restored TEMPLATE template0');
      await client.query("DROP ROLE IF EXISTS visitor; CREATE ROLE visitor LOGIN PASSWORD 'visit'");
      const visitor = await lab.connect('cluster', { user: 'visitor', password: 'visit', database });
      expect(await ask('SELECT aurora_db_instance_identifier()', visitor)).toBe('db-1');
      expect(await ask('SELECT count(*)::integer FROM pg_catalog.aurora_replica_status()', visitor)).toBe(1);
      expect(await ask('SELECT aurora_version()', visitor)).toMatch(/^\d+\.\d+\.0$/);
      expect(await ask('SELECT pg_typeof(aurora_version())::text', visitor)).toBe('character varying');
      await visitor.end();
    },
  );

  it('do not call functions that a caller has put on the search path', async () => {
    const visitor = await lab.connect('cluster');
    await visitor.query(`CREATE SCHEMA trap;
      CREATE FUNCTION trap.current_setting(text) RETURNS text LANGUAGE sql RETURN 'trapped';
      CREATE FUNCTION trap.pg_is_in_recovery() RETURNS boolean LANGUAGE sql RETURN true;
      SET search_path = trap, pg_catalog`);
    expect(await ask('SELECT aurora_db_instance_identifier()', visitor)).toBe('db-1');
    expect(await ask('SELECT server_id, session_id FROM aurora_replica_status()', visitor)).toEqual([
      ['db-1', 'MASTER_SESSION_ID'],
    ]);
  });

  it('leave pg_settings readable and writable', async () => {
    expect(await ask("SELECT setting FROM pg_settings WHERE name = 'cluster_name'")).toBe('db-1');
    await client.query("UPDATE pg_settings SET setting = '5MB' WHERE name = 'work_mem'");
    expect(await ask('SHOW work_mem')).toBe('5MB');
  });
});
