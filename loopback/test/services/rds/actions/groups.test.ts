import { addTagsToResource } from '../../../../services/rds/actions/add-tags-to-resource';
import { createDBClusterParameterGroup } from '../../../../services/rds/actions/create-db-cluster-parameter-group';
import { createDBSubnetGroup } from '../../../../services/rds/actions/create-db-subnet-group';
import { deleteDBClusterParameterGroup } from '../../../../services/rds/actions/delete-db-cluster-parameter-group';
import { deleteDBSubnetGroup } from '../../../../services/rds/actions/delete-db-subnet-group';
import { describeDBClusterParameterGroups } from '../../../../services/rds/actions/describe-db-cluster-parameter-groups';
import { describeDBClusterParameters } from '../../../../services/rds/actions/describe-db-cluster-parameters';
import { describeDBSubnetGroups } from '../../../../services/rds/actions/describe-db-subnet-groups';
import { listTagsForResource } from '../../../../services/rds/actions/list-tags-for-resource';
import { modifyDBClusterParameterGroup } from '../../../../services/rds/actions/modify-db-cluster-parameter-group';
import { removeTagsFromResource } from '../../../../services/rds/actions/remove-tags-from-resource';
import { createServerlessAccount } from '../../../support/lab-account';

const { account } = createServerlessAccount();
const arn = 'arn:aws:rds:eu-west-1:123456789012';

describe('a DB subnet group', () => {
  const group = { DBSubnetGroupName: 'Net', DBSubnetGroupDescription: 'two zones' };
  const create = (SubnetIds: string[]) => createDBSubnetGroup(account, { ...group, SubnetIds });

  it('is created from subnets in two zones, described, and deleted', async () => {
    const { DBSubnetGroup } = await create(['subnet-1a', 'subnet-1b']);
    expect(DBSubnetGroup).toEqual({
      DBSubnetGroupName: 'net',
      DBSubnetGroupDescription: 'two zones',
      VpcId: 'vpc-1',
      SubnetGroupStatus: 'Complete',
      Subnets: ['a', 'b'].map((zone) => ({
        SubnetIdentifier: `subnet-1${zone}`,
        SubnetAvailabilityZone: { Name: `eu-west-1${zone}` },
        SubnetOutpost: {},
        SubnetStatus: 'Active',
      })),
      DBSubnetGroupArn: `${arn}:subgrp:net`,
      SupportedNetworkTypes: ['IPV4'],
    });
    await expect(create(['subnet-1a', 'subnet-1b'])).rejects.toMatchObject({
      name: 'DBSubnetGroupAlreadyExistsFault',
    });
    const named = await describeDBSubnetGroups(account, { DBSubnetGroupName: 'NET' });
    expect(named.DBSubnetGroups).toEqual([DBSubnetGroup]);
    await deleteDBSubnetGroup(account, { DBSubnetGroupName: 'net' });
    expect((await describeDBSubnetGroups(account, {})).DBSubnetGroups).toEqual([]);
    await expect(deleteDBSubnetGroup(account, { DBSubnetGroupName: 'net' })).rejects.toMatchObject({
      name: 'DBSubnetGroupNotFoundFault',
    });
  });

  it.each([
    ['in one zone', ['subnet-1a'], 'DBSubnetGroupDoesNotCoverEnoughAZs'],
    ['with a repetition', ['subnet-1a', 'subnet-1a'], 'DBSubnetGroupDoesNotCoverEnoughAZs'],
    ['of two VPCs', ['subnet-1a', 'subnet-2b'], 'InvalidSubnet'],
    ['that do not exist', ['subnet-1a', 'subnet-9z'], 'InvalidSubnet'],
  ])('cannot be created from subnets %s', async (_what, ids, name) => {
    await expect(create(ids)).rejects.toMatchObject({ name });
  });
});

describe('a DB cluster parameter group', () => {
  const DBClusterParameterGroupName = 'Tuned';
  const create = (DBParameterGroupFamily = 'aurora-postgresql17') =>
    createDBClusterParameterGroup(account, {
      DBClusterParameterGroupName,
      DBParameterGroupFamily,
      Description: 'tuned',
    });
  const set = (
    ParameterName: string,
    ParameterValue?: string,
    ApplyMethod: 'immediate' | 'x' = 'immediate',
  ) =>
    modifyDBClusterParameterGroup(account, {
      DBClusterParameterGroupName,
      Parameters: [{ ParameterName, ParameterValue, ApplyMethod: ApplyMethod as 'immediate' }],
    });

  it('has an unchangeable default for every family', async () => {
    const { DBClusterParameterGroups = [] } = await describeDBClusterParameterGroups(account, {});
    const names = DBClusterParameterGroups.map((group) => group.DBClusterParameterGroupName);
    const majors = [11, 12, 13, 14, 15, 16, 17, 18];
    expect(names).toEqual(majors.map((major) => `default.aurora-postgresql${major}`));
    const name = { DBClusterParameterGroupName: 'default.aurora-postgresql17' };
    await expect(deleteDBClusterParameterGroup(account, name)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
  });

  it('is created, changed, described and deleted', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'DBParameterGroupAlreadyExistsFault' });
    await set('work_mem', '4096');
    await set('rds.force_ssl', '1');
    const name = { DBClusterParameterGroupName: 'tuned' };
    const { Parameters } = await describeDBClusterParameters(account, name);
    expect(Parameters).toMatchObject([
      { ParameterName: 'rds.force_ssl', ParameterValue: '1', Source: 'user' },
      { ParameterName: 'work_mem', ParameterValue: '4096', Source: 'user' },
    ]);
    const defaults = { ...name, Source: 'engine-default' };
    expect((await describeDBClusterParameters(account, defaults)).Parameters).toEqual([]);
    await expect(set('DROP TABLE', '1')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    await expect(set('work_mem')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    await expect(set('work_mem', '1', 'x')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    await deleteDBClusterParameterGroup(account, name);
    await expect(describeDBClusterParameters(account, name)).rejects.toMatchObject({
      name: 'DBParameterGroupNotFoundFault',
    });
  });

  it('cannot be created for an unknown family', async () => {
    await expect(create('aurora-mysql8.0')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });
});

describe('tags', () => {
  const ResourceName = `${arn}:subgrp:tagged`;
  const list = async () => (await listTagsForResource(account, { ResourceName })).TagList;

  beforeAll(() =>
    createDBSubnetGroup(account, {
      DBSubnetGroupName: 'tagged',
      DBSubnetGroupDescription: 'x',
      SubnetIds: ['subnet-1a', 'subnet-1b'],
      Tags: [{ Key: 'a', Value: '1' }],
    }),
  );

  it('are set at creation, added, replaced and removed', async () => {
    await addTagsToResource(account, { ResourceName, Tags: [{ Key: 'a', Value: '2' }, { Key: 'b' }] });
    expect(await list()).toEqual([
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '' },
    ]);
    await removeTagsFromResource(account, { ResourceName, TagKeys: ['b', 'never there'] });
    expect(await list()).toEqual([{ Key: 'a', Value: '2' }]);
  });

  it.each([
    ['a repeated key', [{ Key: 'x' }, { Key: 'x' }]],
    ['a key too long', [{ Key: 'x'.repeat(129) }]],
    ['no key', [{ Value: 'x' }]],
    ['a value too long', [{ Key: 'x', Value: 'x'.repeat(257) }]],
    ['more than fifty', Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}` }))],
  ])('are refused with %s', async (_what, Tags) => {
    await expect(addTagsToResource(account, { ResourceName, Tags })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
    expect(await list()).toHaveLength(1);
  });

  it.each([
    [`${arn}:cluster:none`, { name: 'DBClusterNotFoundFault' }],
    [`${arn}:db:none`, { name: 'DBInstanceNotFoundFault' }],
    [`${arn}:subgrp:none`, { name: 'DBSubnetGroupNotFoundFault' }],
    [`${arn}:cluster-pg:none`, { name: 'DBParameterGroupNotFoundFault' }],
    [`${arn}:snapshot:none`, { code: 'InvalidParameterValue' }],
    [`${arn}:constructor:x`, { code: 'InvalidParameterValue' }],
    ['tagged', { code: 'InvalidParameterValue' }],
  ])('cannot be listed for %s', async (name, error) => {
    await expect(listTagsForResource(account, { ResourceName: name })).rejects.toMatchObject(error);
  });

  it('are deleted with their resource', async () => {
    await deleteDBSubnetGroup(account, { DBSubnetGroupName: 'tagged' });
    await createDBSubnetGroup(account, {
      DBSubnetGroupName: 'tagged',
      DBSubnetGroupDescription: 'x',
      SubnetIds: ['subnet-1a', 'subnet-1b'],
    });
    expect(await list()).toEqual([]);
  });
});
