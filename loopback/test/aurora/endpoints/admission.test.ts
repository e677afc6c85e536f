import { refuseStartup } from '../../../aurora/endpoints/admission';

function decide(parameters: Record<string, string>, isEncrypted = true): string {
  const startup = {
    kind: 'startup',
    protocol: 3 << 16,
    parameters: new Map(Object.entries(parameters)),
  } as const;
  const error = refuseStartup(startup, { address: '127.0.0.1', isEncrypted });
  return error === undefined ? 'admitted' : `${error.code} ${error.message}`;
}

describe('a start-up message', () => {
  it.each([
    { user: 'app' },
    { user: 'app', database: 'orders', application_name: 'shop' },
    { user: 'app', replication: 'false' },
    { user: 'app', replication: 'OFF' },
    { user: 'rdsadmin2' },
  ] as Record<string, string>[])('is admitted: %j', (parameters) => {
    expect(decide(parameters)).toBe('admitted');
  });

  it.each([
    [{}, true, '28000 no PostgreSQL user name specified in startup packet'],
    [
      { user: 'app', database: 'orders' },
      false,
      '28000 no pg_hba.conf entry for host "127.0.0.1", user "app", database "orders", no encryption',
    ],
    [
      { user: 'rdsadmin' },
      true,
      '28000 pg_hba.conf rejects connection for host "127.0.0.1", user "rdsadmin", database "rdsadmin", SSL encryption',
    ],
    [
      { user: 'rdsrepladmin', database: 'postgres' },
      true,
      '28000 pg_hba.conf rejects connection for host "127.0.0.1", user "rdsrepladmin", database "postgres", SSL encryption',
    ],
    [
      { user: 'app', database: 'rdsadmin' },
      true,
      '28000 pg_hba.conf rejects connection for host "127.0.0.1", user "app", database "rdsadmin", SSL encryption',
    ],
    ...['true', 'on', '1', 'database', 'maybe'].map(
      (replication) =>
        [
          { user: 'app', replication },
          true,
          '28000 no pg_hba.conf entry for replication connection from host "127.0.0.1", user "app", SSL encryption',
        ] as const,
    ),
  ] as const)('is refused: %j, encrypted: %j', (parameters, isEncrypted, refusal) => {
    expect(decide(parameters, isEncrypted)).toBe(refusal);
  });
});
