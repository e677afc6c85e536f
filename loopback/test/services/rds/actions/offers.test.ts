import { describeDBClusterSnapshots } from '../../../../services/rds/actions/describe-db-cluster-snapshots';
import { describeDBEngineVersions } from '../../../../services/rds/actions/describe-db-engine-versions';
import { describeGlobalClusters } from '../../../../services/rds/actions/describe-global-clusters';
import { describeOrderableDBInstanceOptions } from '../../../../services/rds/actions/describe-orderable-db-instance-options';
import { engineCatalogue } from '../../../../services/rds/clusters/engine-catalogue';
import { instanceClasses } from '../../../../services/rds/clusters/instance-classes';
import { createServerlessAccount } from '../../../support/lab-account';

const { account } = createServerlessAccount();
const Engine = 'aurora-postgresql';

describe('DescribeDBEngineVersions', () => {
  it.each([
    ['all', {}, [...engineCatalogue]],
    ['the versions of an engine', { Engine }, [...engineCatalogue]],
    ['no version of another engine', { Engine: 'aurora-mysql' }, []],
    ['one version', { Engine, EngineVersion: '17.9' }, ['17.9']],
    ['the versions of a major version', { Engine, EngineVersion: '18' }, ['18.3', '18.4', '18.6']],
    ['the versions of a family', { DBParameterGroupFamily: 'aurora-postgresql18' }, ['18.3', '18.4', '18.6']],
    ['the default version', { DefaultOnly: true }, ['17.9']],
    ['the default version of a major version', { DefaultOnly: true, EngineVersion: '16' }, ['16.13']],
    [
      'the versions that match filters',
      { Filters: [{ Name: 'engine-version', Values: ['16.13'] }] },
      ['16.13'],
    ],
  ])('returns %s', async (_what, input, expected) => {
    const { DBEngineVersions = [] } = await describeDBEngineVersions(account, input);
    expect(DBEngineVersions.map(({ EngineVersion }) => EngineVersion)).toEqual([...expected].sort());
  });

  it('returns the newer versions to which a cluster can be upgraded', async () => {
    const { DBEngineVersions = [] } = await describeDBEngineVersions(account, { EngineVersion: '18.3' });
    const targets = DBEngineVersions[0]?.ValidUpgradeTarget?.map(({ EngineVersion }) => EngineVersion);
    expect(targets).toEqual(['18.4', '18.6']);
  });
});

describe('DescribeOrderableDBInstanceOptions', () => {
  it('returns every class with every version, page by page', async () => {
    const classes: unknown[] = [];
    let Marker: string | undefined;
    do {
      const page = await describeOrderableDBInstanceOptions(account, { Engine, MaxRecords: 20, Marker });
      classes.push(...(page.OrderableDBInstanceOptions ?? []).map(({ DBInstanceClass }) => DBInstanceClass));
      Marker = page.Marker;
    } while (Marker !== undefined);
    expect(classes.length).toBe(instanceClasses.length * engineCatalogue.length);
    expect(new Set(classes)).toEqual(new Set(instanceClasses));
  });

  it('returns one class with its zones', async () => {
    const { OrderableDBInstanceOptions } = await describeOrderableDBInstanceOptions(account, {
      Engine,
      EngineVersion: '17.9',
      DBInstanceClass: 'db.serverless',
    });
    expect(OrderableDBInstanceOptions).toEqual([
      expect.objectContaining({
        DBInstanceClass: 'db.serverless',
        AvailabilityZones: [{ Name: 'eu-west-1a' }, { Name: 'eu-west-1b' }, { Name: 'eu-west-1c' }],
      }),
    ]);
  });

  it.each([
    { Engine: 'mysql' },
    { Engine, EngineVersion: '15.1' },
    { Engine, DBInstanceClass: 'db.banana' },
    { Engine, LicenseModel: 'bring-your-own-license' },
    { Engine, Vpc: false },
  ])('returns nothing for %j', async (input) => {
    expect((await describeOrderableDBInstanceOptions(account, input)).OrderableDBInstanceOptions).toEqual([]);
  });
});

describe('DescribeGlobalClusters', () => {
  it('returns an empty list, and does not find a named cluster', async () => {
    expect(await describeGlobalClusters(account, {})).toEqual({ GlobalClusters: [] });
    await expect(describeGlobalClusters(account, { GlobalClusterIdentifier: 'x' })).rejects.toMatchObject({
      name: 'GlobalClusterNotFoundFault',
    });
  });
});

describe('DescribeDBClusterSnapshots', () => {
  it('returns no snapshot, and refuses the name of one', async () => {
    expect(await describeDBClusterSnapshots(account, {})).toEqual({ DBClusterSnapshots: [] });
    await expect(
      describeDBClusterSnapshots(account, { DBClusterSnapshotIdentifier: 'kept' }),
    ).rejects.toMatchObject({ name: 'DBClusterSnapshotNotFoundFault' });
  });
});
