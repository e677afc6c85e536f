import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';

/** What a report cannot tell, the most important first. */
export function listLimits(account: Report['account'], runs: readonly Run[]): string[] {
  const limits: (string | false)[] = [
    account === 'loopback' &&
      "The cluster was PostgreSQL on one machine, with synchronous replication in place of Aurora's shared volume. How long Aurora takes is not measured here; how an application's connections, pools and retries behave is.",
    account === 'loopback' &&
      'Network, name resolution and load of a real cluster are absent: all distances are those within one machine.',
    runs.length === 1 &&
      'One failover is one value. The next one may take several times as long: repeat the drill before you rely on a figure.',
    'This was a failover that was asked for. When an instance or a zone is lost, detecting it comes first and takes time of its own.',
    "The probe's statements are small and independent. Long transactions, large pools and a cold cache on the new writer make an outage longer.",
    'The ledger tells of the writes of the probe, and of whether rows are there, not of what else an application may hold to be true.',
    account === 'aws' &&
      "The failover's own times and RDS's events are by the clocks of other machines: beside the probe's they are exact to some milliseconds at best, and polling makes them up to a second late.",
  ];
  return limits.filter((limit) => limit !== false);
}
