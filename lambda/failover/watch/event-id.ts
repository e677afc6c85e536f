interface EventText {
  readonly id: string;
  readonly sourceType: string;
  readonly text: RegExp;
}

/**
 * The texts of the events around a failover, from the Aurora user guide (USER_Events.Messages). In the
 * field 0071 also says who initiated the failover.
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
 * Looks up the ID of an event. Notifications and EventBridge carry the ID, `DescribeEvents` does not (its
 * model has no such member), so the documented text identifies the event here. The ID is a label for readers
 * of the result; nothing is decided by it. Undefined for a text that is not in the table.
 */
export function findEventId(sourceType: string, message: string): string | undefined {
  return EVENT_TEXTS.find((event) => event.sourceType === sourceType && event.text.test(message))?.id;
}
