import { HBA, renderIdent } from '../../postgres/access-rules';

describe('the access rules', () => {
  it('let the lab be anybody and the servers replicate only', () => {
    const ident = renderIdent({ name: 'root', uid: 0, gid: 0 }, { name: 'postgres', uid: 101, gid: 104 });
    expect(ident.trim().split('\n')).toEqual([
      'lab      "root"     all',
      'servers  "postgres"  rdsrepladmin',
    ]);
  });

  it('take a user name literally, even one that looks like a pattern', () => {
    expect(renderIdent({ name: '/^.*$ "x"', uid: 1, gid: 1 }, { name: 'p', uid: 2, gid: 2 })).toContain(
      '"/^.*$ ""x"""',
    );
  });

  it('ask for a password last, and trust nobody', () => {
    const rules = HBA.trim()
      .split('\n')
      .map((rule) => rule.split(/\s{2,}/));
    expect(rules.at(-1)).toEqual(['local', 'all', 'all', 'scram-sha-256']);
    expect(HBA).not.toContain('trust');
  });
});
