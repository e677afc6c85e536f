import type { EventView } from '../../../../lambda/failover/rds/control-plane';
import { findEventId } from '../../../../lambda/failover/watch/event-id';
import { selectRecords } from '../../../../lambda/failover/watch/records';

const REQUESTED_AT = new Date('2026-11-02T08:00:00.150Z');
const CLUSTER = {
  identifier: 'lab',
  status: 'available',
  members: [{ identifier: 'lab-1', isWriter: true, promotionTier: 1 }],
};

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
    ['a member about a backup', { sourceType: 'db-instance', source: 'lab-1', categories: ['backup'] }],
    ['the cluster without a category', { categories: [] }],
    ['an instance that is not a member', { sourceType: 'db-instance', source: 'x', categories: [] }],
    [
      'an available instance that is not a member',
      { sourceType: 'db-instance', source: 'x', categories: ['availability'] },
    ],
  ])('exclude events of %s', (_name, changes) => {
    expect(selectRecords([event(changes)], CLUSTER, REQUESTED_AT)).toEqual({ all: [], ofCluster: 0 });
  });

  it('contain the events of the cluster and its members, oldest first', () => {
    const restarted = event({
      sourceType: 'db-instance',
      source: 'lab-1',
      categories: ['availability'],
      message: 'DB instance restarted',
      at: new Date('2026-11-02T08:00:09.000Z'),
    });
    const { all, ofCluster } = selectRecords([restarted, event({})], CLUSTER, REQUESTED_AT);
    expect(all.map(({ id, at, source }) => [id, at, source])).toEqual([
      ['RDS-EVENT-0071', '2026-11-02T08:00:00.150Z', 'lab'],
      ['RDS-EVENT-0006', '2026-11-02T08:00:09.000Z', 'lab-1'],
    ]);
    expect(ofCluster).toBe(1);
  });

  it('contain the restart of a member as a reader, which has no category', () => {
    const message = 'A new writer was promoted. Restarting database as a reader.';
    const demoted = event({ sourceType: 'db-instance', source: 'lab-1', categories: [], message });
    const { all, ofCluster } = selectRecords([demoted], CLUSTER, REQUESTED_AT);
    expect(all).toEqual([{ at: '2026-11-02T08:00:00.150Z', source: 'lab-1', message }]);
    expect(ofCluster).toBe(0);
  });

  it('contain an event with an unknown message, without an ID', () => {
    const { all, ofCluster } = selectRecords([event({ message: 'Failover done.' })], CLUSTER, REQUESTED_AT);
    expect(all).toEqual([{ at: '2026-11-02T08:00:00.150Z', source: 'lab', message: 'Failover done.' }]);
    expect(ofCluster).toBe(1);
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
  ])('is %s for a %s with the message %j', (id, sourceType, message) => {
    expect(findEventId(sourceType, message)).toBe(id);
  });

  it('is undefined for the same message of another source type', () => {
    expect(findEventId('db-instance', 'Started cross AZ failover to DB instance: lab-2')).toBeUndefined();
  });
});
