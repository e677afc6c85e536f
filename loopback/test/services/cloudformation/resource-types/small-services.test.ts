import { logGroupType } from '../../../../services/cloudformation/resource-types/logs/log-group';
import { logStreamType } from '../../../../services/cloudformation/resource-types/logs/log-stream';
import { dbClusterParameterGroupType } from '../../../../services/cloudformation/resource-types/rds/db-cluster-parameter-group';
import { dbSubnetGroupType } from '../../../../services/cloudformation/resource-types/rds/db-subnet-group';
import { parameterType } from '../../../../services/cloudformation/resource-types/ssm/parameter';
import { LogGroups } from '../../../../services/logs/state';
import { Parameters } from '../../../../services/ssm/state';
import { HandledResource } from '../../../support/cloudformation/handler-lab';
import { createServerlessAccount, labAccount } from '../../../support/lab-account';

describe('a log group of a stack', () => {
  it('has an ARN for its streams, and its retention', async () => {
    const logGroups = new LogGroups(labAccount);
    const group = new HandledResource(logGroupType(logGroups));
    const { physicalId, attributes } = await group.create({ RetentionInDays: 7 });
    expect(attributes.Arn).toBe(`arn:aws:logs:eu-west-1:123456789012:log-group:${physicalId}:*`);
    expect(logGroups.findGroup(physicalId)?.retentionInDays).toBe(7);
    await group.update({});
    expect(logGroups.findGroup(physicalId)?.retentionInDays).toBeUndefined();
    await group.delete();
    await group.delete();
    expect(logGroups.all).toEqual([]);
  });

  it('cannot have a name that is in use', async () => {
    const logGroups = new LogGroups(labAccount);
    await new HandledResource(logGroupType(logGroups)).create({ LogGroupName: 'g' });
    const second = new HandledResource(logGroupType(logGroups)).create({ LogGroupName: 'g' });
    await expect(second).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
  });

  it('contains the log streams of a stack', async () => {
    const logGroups = new LogGroups(labAccount);
    logGroups.createLogGroup('g');
    const stream = new HandledResource(logStreamType(logGroups));
    await stream.create({ LogGroupName: 'g', LogStreamName: 's' });
    expect([...logGroups.requireGroup('g').streams.keys()]).toEqual(['s']);
    await stream.delete();
    await stream.delete();
    expect(logGroups.requireGroup('g').streams.size).toBe(0);
  });
});

describe('a parameter of a stack', () => {
  it('has its value, receives new versions, and is deleted', async () => {
    const parameters = new Parameters(labAccount);
    const parameter = new HandledResource(parameterType(parameters));
    const { attributes } = await parameter.create({ Name: '/a/b', Type: 'String', Value: 'one' });
    expect(attributes).toMatchObject({
      Type: 'String',
      Value: 'one',
      Arn: expect.stringContaining(':parameter/a/b'),
    });
    await parameter.update({ Name: '/a/b', Type: 'String', Value: 'two' });
    expect(parameters.findParameter('/a/b')).toMatchObject({ value: 'two', version: 2 });
    const second = new HandledResource(parameterType(parameters));
    await expect(second.create({ Name: '/a/b', Type: 'String', Value: 'x' })).rejects.toMatchObject({
      code: 'AlreadyExists',
    });
    await parameter.delete();
    expect(parameters.findParameter('/a/b')).toBeUndefined();
  });
});

describe('a subnet group of a stack', () => {
  it('has its subnets, its ARN and its tags', async () => {
    const { account } = createServerlessAccount();
    const group = new HandledResource(dbSubnetGroupType(account));
    const properties = { DBSubnetGroupDescription: 'net', SubnetIds: ['subnet-1a', 'subnet-1b'] };
    const { physicalId, attributes } = await group.create(properties);
    const arn = `arn:aws:rds:eu-west-1:123456789012:subgrp:${physicalId}`;
    expect([physicalId.toLowerCase(), attributes]).toEqual([physicalId, { DBSubnetGroupArn: arn }]);
    expect(account.tags.list(arn)).toEqual([{ Key: 'team', Value: 'red' }]);
    await group.update(properties, [{ Key: 'stage', Value: 'test' }]);
    expect(account.tags.list(arn)).toEqual([{ Key: 'stage', Value: 'test' }]);
    await expect(group.update({ ...properties, SubnetIds: ['subnet-1a', 'subnet-1c'] })).rejects.toThrow(
      'cannot change the subnets or the description',
    );
    await group.delete();
    await group.delete();
    expect(account.subnetGroups.all).toEqual([]);
  });
});

describe('a cluster parameter group of a stack', () => {
  it('has exactly the parameters of its template', async () => {
    const { account } = createServerlessAccount();
    const group = new HandledResource(dbClusterParameterGroupType(account));
    const properties = { Family: 'aurora-postgresql17', Description: 'p' };
    const { physicalId } = await group.create({
      ...properties,
      Parameters: { 'rds.force_ssl': '1', log_statement: 'all' },
    });
    await group.update({ ...properties, Parameters: { log_statement: 'ddl', work_mem: 64 } });
    const parameters = [...account.parameterGroups.require(physicalId).parameters.values()];
    expect(parameters.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue])).toEqual([
      ['log_statement', 'ddl'],
      ['work_mem', '64'],
    ]);
    await group.delete();
    await group.delete();
    expect(account.parameterGroups.find(physicalId)).toBeUndefined();
  });
});
