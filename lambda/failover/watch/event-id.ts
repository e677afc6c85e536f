interface EventText {
  readonly id: string;
  readonly sourceType: string;
  readonly text: RegExp;
}

/**
 * Messages of the events around a failover, a class change and a patch, from the Aurora user guide
 * (USER_Events.Messages). In practice 0071 also contains who initiated the failover.
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
  { id: 'RDS-EVENT-0385', sourceType: 'db-instance', text: /^Cluster topology is updated\b/ },
  { id: 'RDS-EVENT-0003', sourceType: 'db-instance', text: /^DB instance deleted\b/ },
  { id: 'RDS-EVENT-0005', sourceType: 'db-instance', text: /^DB instance created\b/ },

  {
    id: 'RDS-EVENT-0012',
    sourceType: 'db-instance',
    text: /^Applying modification to database instance class\b/,
  },
  {
    id: 'RDS-EVENT-0014',
    sourceType: 'db-instance',
    text: /^Finished applying modification to DB instance class\b/,
  },

  {
    id: 'RDS-EVENT-0085',
    sourceType: 'db-cluster',
    text: /^Unable to upgrade DB cluster \S+ because the instance /,
  },
  {
    id: 'RDS-EVENT-0173',
    sourceType: 'db-cluster',
    text: /^Database cluster engine version has been upgraded\b/,
  },
  {
    id: 'RDS-EVENT-0174',
    sourceType: 'db-cluster',
    text: /^Database cluster is in a state that cannot be upgraded\b/,
  },
  { id: 'RDS-EVENT-0177', sourceType: 'db-cluster', text: /^Database cluster upgrade is in progress\b/ },
  {
    id: 'RDS-EVENT-0286',
    sourceType: 'db-cluster',
    text: /^Database cluster engine \S+ version upgrade started\. Cluster remains online\b/,
  },
  {
    id: 'RDS-EVENT-0287',
    sourceType: 'db-cluster',
    text: /^Operating system upgrade requirement detected\b/,
  },
  { id: 'RDS-EVENT-0288', sourceType: 'db-cluster', text: /^Cluster operating system upgrade starting\b/ },
  { id: 'RDS-EVENT-0289', sourceType: 'db-cluster', text: /^Cluster operating system upgrade completed\b/ },
  {
    id: 'RDS-EVENT-0290',
    sourceType: 'db-cluster',
    text: /^Database cluster has been patched: source version /,
  },
  {
    id: 'RDS-EVENT-0386',
    sourceType: 'db-cluster',
    text: /^DB instances in DB cluster \S+ have been partitioned: /,
  },
  {
    id: 'RDS-EVENT-0388',
    sourceType: 'db-cluster',
    text: /^Starting offline patches to DB instances in partition\b/,
  },
  {
    id: 'RDS-EVENT-0389',
    sourceType: 'db-cluster',
    text: /^We were unable to upgrade your DB cluster operating system\b/,
  },
  {
    id: 'RDS-EVENT-0417',
    sourceType: 'db-cluster',
    text: /^Database cluster engine version upgrade started\b/,
  },
  {
    id: 'RDS-EVENT-0026',
    sourceType: 'db-instance',
    text: /^Applying off-line patches to DB instance\b/,
  },
  {
    id: 'RDS-EVENT-0027',
    sourceType: 'db-instance',
    text: /^Finished applying off-line patches to DB instance\b/,
  },
  { id: 'RDS-EVENT-0047', sourceType: 'db-instance', text: /^Database instance patched\b/ },
  { id: 'RDS-EVENT-0178', sourceType: 'db-instance', text: /^Database instance upgrade is in progress\b/ },
  { id: 'RDS-EVENT-0422', sourceType: 'db-instance', text: /^RDS will replace the host of DB instance / },
];

/**
 * Finds the ID of an event by its documented message. Notifications and EventBridge contain the ID, but `DescribeEvents`
 * does not. The ID is a label for readers of the result. Only a watch uses it, to end earlier after a failed failover. Undefined
 * for a message that is not in the table.
 */
export function findEventId(sourceType: string, message: string): string | undefined {
  return EVENT_TEXTS.find((event) => event.sourceType === sourceType && event.text.test(message))?.id;
}
