import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';

/** Lists what the report cannot show, the most important limit first. */
export function listLimits(account: Report['account'], runs: readonly Run[]): string[] {
  const hasClients = runs.some(({ clients }) => clients.length > 0);
  const limits: (string | false)[] = [
    account === 'loopback' &&
      "The cluster was PostgreSQL on one machine, with synchronous replication in place of Aurora's shared volume. The run does not measure how long Aurora takes. It shows how an application's connections, pools and retries behave.",
    account === 'loopback' &&
      'The network, the name resolution and the load of a real cluster are missing: all traffic stays on one machine.',
    runs.length === 1 &&
      'One failover is one value. The next one may take several times as long: repeat the drill before you rely on a figure.',
    'This failover was requested. When an instance or a zone fails, Aurora must detect the failure first, which takes additional time.',
    "The probe's statements are small and independent. Long transactions, large pools and a cold cache on the new writer make an outage longer.",
    `The ledger covers ${hasClients ? 'the writes of the probe and of the clients' : "the probe's writes"} only, and only whether their rows exist: it checks no other invariant of your application.`,
    account === 'loopback' &&
      hasClients &&
      'A connection that breaks on a loopback account is always reset, so a client notices it at once. On AWS packets may be lost without a reset: then a client without time limits waits for minutes, which this run cannot show.',
    hasClients &&
      'A client shows its settings under a light load: it writes small rows at a fixed rate, next to the other clients on one machine. Under another load, or with another pool, the same settings may give another result.',
    hasClients &&
      'A client that retries writes twice only if a write with an unknown outcome had been applied. "0 duplicated" in a run with few such writes does not show that its retries are safe.',
    account === 'aws' &&
      "The times of the failover function and of RDS events come from the clocks of other machines: compared with the probe's clock they are accurate to a few milliseconds at best, and polling makes the function's times up to a second late.",
  ];
  return limits.filter((limit) => limit !== false);
}
