import { EVENTS } from '../../aurora/event-messages';

/** Texts as observed on AWS. A comment in `event-messages.ts` lists how they differ from the texts in the user guide. */
describe('the events of RDS', () => {
  it.each([
    [
      EVENTS.failoverFailed,
      '0069',
      'failover',
      'Cluster failover failed, check the health of your cluster instances and try again.',
    ],
    [EVENTS.promotingPreviousWriter('a-1'), '0070', 'failover', 'Promoting previous primary again: a-1'],
    [
      EVENTS.failoverCompleted('customer', 'a-1'),
      '0071',
      'failover',
      'Completed customer initiated failover to DB instance: a-1',
    ],
    [
      EVENTS.failoverCompleted('RDS', 'a-1'),
      '0071',
      'failover',
      'Completed RDS initiated failover to DB instance: a-1',
    ],
    [
      EVENTS.sameZoneFailoverStarted('a-1'),
      '0072',
      'failover',
      'Started same AZ failover to DB instance: a-1',
    ],
    [
      EVENTS.crossZoneFailoverStarted('a-1'),
      '0073',
      'failover',
      'Started cross AZ failover to DB instance: a-1',
    ],
    [EVENTS.clusterCreated, '0170', 'creation', 'DB cluster created'],
    [EVENTS.clusterDeleted, '0171', 'deletion', 'DB cluster deleted'],
  ])(
    'for a cluster have the source type db-cluster, their ID, category and message: %#',
    (event, number, category, message) => {
      expect(event).toEqual({
        id: `RDS-EVENT-${number}`,
        sourceType: 'db-cluster',
        categories: [category],
        message,
      });
    },
  );

  it.each([
    [EVENTS.instanceDeleted, '0003', 'deletion', 'DB instance deleted'],
    [EVENTS.instanceShutDown, '0004', 'availability', 'DB instance shutdown'],
    [EVENTS.instanceCreated, '0005', 'creation', 'DB instance created'],
    [EVENTS.instanceRestarted, '0006', 'availability', 'DB instance restarted'],
    [EVENTS.topologyUpdated, '0385', 'notification', 'Cluster topology is updated'],
  ])(
    'for an instance have the source type db-instance, their ID, category and message: %#',
    (event, number, category, message) => {
      expect(event).toEqual({
        id: `RDS-EVENT-${number}`,
        sourceType: 'db-instance',
        categories: [category],
        message,
      });
    },
  );

  it('have no ID and no category if they concern the demoted writer', () => {
    expect(EVENTS.restartingAsReader).toEqual({
      sourceType: 'db-instance',
      categories: [],
      message: 'A new writer was promoted. Restarting database as a reader.',
    });
  });
});
