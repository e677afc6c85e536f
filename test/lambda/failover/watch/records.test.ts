import type { EventView } from '../../../../lambda/failover/rds/control-plane';
import { findEventId } from '../../../../lambda/failover/watch/event-id';
import { isOfDisturbance, isOfFailover, selectRecords } from '../../../../lambda/failover/watch/records';

const REQUESTED_AT = new Date('2026-11-02T08:00:00.150Z');
const CLUSTER = {
  identifier: 'lab',
  status: 'available',
  members: [{ identifier: 'lab-1', isWriter: true, promotionTier: 1 }],
};

const QUERY = { cluster: CLUSTER, since: REQUESTED_AT, includes: isOfFailover };

function event(changes: Partial<EventView>): EventView {
  return {
    sourceType: 'db-cluster',
    source: 'lab',
    categories: ['failover'],
    message: 'Completed failover to DB instance: lab-2',
    at: REQUESTED_AT,
    ...changes,
  };
}

describe('the records of a failover', () => {
  it.each<[string, Partial<EventView>]>([
    ['an earlier failover, read late', { at: new Date(REQUESTED_AT.getTime() - 1) }],
    ['another cluster', { source: 'prod' }],
    ['an instance with the cluster’s name', { sourceType: 'db-instance' }],
    ['a snapshot of the cluster', { sourceType: 'db-cluster-snapshot' }],
    ['the cluster about maintenance', { categories: ['maintenance'] }],
    [
      'a member about its class',
      { sourceType: 'db-instance', source: 'lab-1', categories: ['configuration change'] },
    ],
    ['a member about a backup', { sourceType: 'db-instance', source: 'lab-1', categories: ['backup'] }],
    ['the cluster without a category', { categories: [] }],
    ['an instance that is not a member', { sourceType: 'db-instance', source: 'x', categories: [] }],
    [
      'an available instance that is not a member',
      { sourceType: 'db-instance', source: 'x', categories: ['availability'] },
    ],
  ])('exclude events of %s', (_name, changes) => {
    expect(selectRecords([event(changes)], QUERY)).toEqual({ all: [], ofCluster: 0 });
  });

  it('contain the events of the cluster and its members, oldest first', () => {
    const restarted = event({
      sourceType: 'db-instance',
      source: 'lab-1',
      categories: ['availability'],
      message: 'DB instance restarted',
      at: new Date('2026-11-02T08:00:09.000Z'),
    });
    const { all, ofCluster } = selectRecords([restarted, event({})], QUERY);
    expect(all.map(({ id, at, source }) => [id, at, source])).toEqual([
      ['RDS-EVENT-0071', '2026-11-02T08:00:00.150Z', 'lab'],
      ['RDS-EVENT-0006', '2026-11-02T08:00:09.000Z', 'lab-1'],
    ]);
    expect(ofCluster).toBe(1);
  });

  it('contain the restart of a member as a reader, which has no category', () => {
    const message = 'A new writer was promoted. Restarting database as a reader.';
    const demoted = event({ sourceType: 'db-instance', source: 'lab-1', categories: [], message });
    const { all, ofCluster } = selectRecords([demoted], QUERY);
    expect(all).toEqual([{ at: '2026-11-02T08:00:00.150Z', source: 'lab-1', message }]);
    expect(ofCluster).toBe(0);
  });

  it('contain an event with an unknown message, without an ID', () => {
    const { all, ofCluster } = selectRecords([event({ message: 'Failover done.' })], QUERY);
    expect(all).toEqual([{ at: '2026-11-02T08:00:00.150Z', source: 'lab', message: 'Failover done.' }]);
    expect(ofCluster).toBe(1);
  });
});

it('the records of a failover contain the notification that the topology of the cluster was updated', () => {
  const message = 'Cluster topology is updated.';
  const updated = event({
    sourceType: 'db-instance',
    source: 'lab-1',
    categories: ['notification'],
    message,
  });
  expect(selectRecords([updated], QUERY).all).toMatchObject([{ id: 'RDS-EVENT-0385' }]);
});

describe('the records of a watch', () => {
  const included = (...categories: string[]) =>
    selectRecords([event({ sourceType: 'db-instance', source: 'lab-1', categories })], {
      ...QUERY,
      includes: isOfDisturbance,
    }).all.length === 1;

  it.each(['availability', 'configuration change', 'maintenance', 'notification', 'deletion', 'failure'])(
    'contain events in the category %s',
    (category) => {
      expect(included(category)).toBe(true);
    },
  );

  it('contain events without a category', () => {
    expect(included()).toBe(true);
  });

  it('exclude backups, and pauses and resumes of serverless instances', () => {
    expect(included('backup')).toBe(false);
    expect(included('notification', 'serverless')).toBe(false);
  });
});

describe('the ID of an event', () => {
  it.each([
    [
      'RDS-EVENT-0069',
      'db-cluster',
      'Cluster failover failed, check the health of your cluster instances and try again.',
    ],
    ['RDS-EVENT-0070', 'db-cluster', 'Promoting previous primary again: lab-1.'],
    ['RDS-EVENT-0071', 'db-cluster', 'Completed failover to DB instance: lab-2.'],
    ['RDS-EVENT-0071', 'db-cluster', 'Completed customer initiated failover to DB instance: lab-2'],
    ['RDS-EVENT-0071', 'db-cluster', 'Completed RDS initiated failover to DB instance: lab-2'],
    ['RDS-EVENT-0072', 'db-cluster', 'Started same AZ failover to DB instance: lab-2'],
    ['RDS-EVENT-0073', 'db-cluster', 'Started cross AZ failover to DB instance: lab-2'],
    ['RDS-EVENT-0004', 'db-instance', 'DB instance shutdown.'],
    ['RDS-EVENT-0006', 'db-instance', 'DB instance restarted.'],
    ['RDS-EVENT-0385', 'db-instance', 'Cluster topology is updated.'],
    ['RDS-EVENT-0003', 'db-instance', 'DB instance deleted.'],
    ['RDS-EVENT-0005', 'db-instance', 'DB instance created.'],
    ['RDS-EVENT-0012', 'db-instance', 'Applying modification to database instance class.'],
    ['RDS-EVENT-0014', 'db-instance', 'Finished applying modification to DB instance class.'],
    [
      'RDS-EVENT-0085',
      'db-cluster',
      'Unable to upgrade DB cluster lab because the instance lab-1 has a status of stopped. Resolve the issue or delete the instance and try again.',
    ],
    ['RDS-EVENT-0173', 'db-cluster', 'Database cluster engine version has been upgraded.'],
    ['RDS-EVENT-0174', 'db-cluster', 'Database cluster is in a state that cannot be upgraded.'],
    ['RDS-EVENT-0177', 'db-cluster', 'Database cluster upgrade is in progress.'],
    [
      'RDS-EVENT-0286',
      'db-cluster',
      'Database cluster engine 17.9 version upgrade started. Cluster remains online.',
    ],
    ['RDS-EVENT-0287', 'db-cluster', 'Operating system upgrade requirement detected.'],
    ['RDS-EVENT-0288', 'db-cluster', 'Cluster operating system upgrade starting.'],
    ['RDS-EVENT-0289', 'db-cluster', 'Cluster operating system upgrade completed.'],
    ['RDS-EVENT-0290', 'db-cluster', 'Database cluster has been patched: source version 17.7 => 17.9.'],
    [
      'RDS-EVENT-0386',
      'db-cluster',
      'DB instances in DB cluster lab have been partitioned: 1. DB cluster is online.',
    ],
    [
      'RDS-EVENT-0388',
      'db-cluster',
      'Starting offline patches to DB instances in partition 1/ 2 for DB cluster lab: lab-1.',
    ],
    [
      'RDS-EVENT-0389',
      'db-cluster',
      'We were unable to upgrade your DB cluster operating system. You can wait for the next maintenance window, or you can upgrade your DB cluster operating system manually.',
    ],
    ['RDS-EVENT-0417', 'db-cluster', 'Database cluster engine version upgrade started.'],
    ['RDS-EVENT-0026', 'db-instance', 'Applying off-line patches to DB instance.'],
    ['RDS-EVENT-0027', 'db-instance', 'Finished applying off-line patches to DB instance.'],
    ['RDS-EVENT-0047', 'db-instance', 'Database instance patched.'],
    ['RDS-EVENT-0178', 'db-instance', 'Database instance upgrade is in progress.'],
    [
      'RDS-EVENT-0422',
      'db-instance',
      'RDS will replace the host of DB instance lab-1 due to a pending maintenance action.',
    ],
  ])('is %s for a %s with the message %j', (id, sourceType, message) => {
    expect(findEventId(sourceType, message)).toBe(id);
  });

  it('is undefined for the same message of another source type', () => {
    expect(findEventId('db-instance', 'Started cross AZ failover to DB instance: lab-2')).toBeUndefined();
  });
});
