interface EventText {
  readonly id: string;
  readonly sourceType: string;
  readonly text: RegExp;
}

/**
 * Messages of the events around a failover, from the Aurora user guide (USER_Events.Messages). In practice 0071 also
 * contains who initiated the failover.
 */
const EVENT_TEXTS: readonly EventText[] = [
  { id: 'RDS-EVENT-0069', sourceType: 'db-cluster', text: /^Cluster failover failed\b/ },
  { id: 'RDS-EVENT-0070', sourceType: 'db-cluster', text: /^Promoting previous primary again: / },
  {
    id: 'RDS-EVENT-0071',
    sourceType: 'db-cluster',
    text: /^Completed (\w+ initiated )?failover to DB instance: /,
  },
  { id: 'RDS-EVENT-0072', sourceType: 'db-cluster', text: /^Started same AZ failover to DB instance: / },
  { id: 'RDS-EVENT-0073', sourceType: 'db-cluster', text: /^Started cross AZ failover to DB instance: / },
  { id: 'RDS-EVENT-0004', sourceType: 'db-instance', text: /^DB instance shutdown\b/ },
  { id: 'RDS-EVENT-0006', sourceType: 'db-instance', text: /^DB instance restarted\b/ },
];

/**
 * Finds the ID of an event by its documented message. Notifications and EventBridge contain the ID, but `DescribeEvents`
 * does not. The ID is a label for readers of the result; no decision depends on it. Undefined for a message that is not
 * in the table.
 */
export function findEventId(sourceType: string, message: string): string | undefined {
  return EVENT_TEXTS.find((event) => event.sourceType === sourceType && event.text.test(message))?.id;
}
