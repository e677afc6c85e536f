import { HBA, renderIdent } from '../../postgres/access-rules';

describe('the access rules', () => {
  it('allow the lab to log in as any role, and the servers only to replicate', () => {
    const ident = renderIdent({ name: 'root', uid: 0, gid: 0 }, { name: 'postgres', uid: 101, gid: 104 });
    expect(ident.trim().split('\n')).toEqual([
      'lab      "root"     all',
      'servers  "postgres"  rdsrepladmin',
    ]);
  });

  it('match a user name literally, even if it looks like a pattern', () => {
    expect(renderIdent({ name: '/^.*$ "x"', uid: 1, gid: 1 }, { name: 'p', uid: 2, gid: 2 })).toContain(
      '"/^.*$ ""x"""',
    );
  });

  it('end with a rule that requires a password, and never use the method trust', () => {
    const rules = HBA.trim()
      .split('\n')
      .map((rule) => rule.split(/\s{2,}/));
    expect(rules.at(-1)).toEqual(['local', 'all', 'all', 'scram-sha-256']);
    expect(HBA).not.toContain('trust');
  });
});
