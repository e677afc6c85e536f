import { listCauses } from '../judge/cause-summary';
import type { CauseName } from '../report-format/cause';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';

/** Lists what the report cannot show, the most important limit first. */
export function listLimits(account: Report['account'], runs: readonly Run[]): string[] {
  const isLoopback = account === 'loopback';
  const hasClients = runs.some(({ clients }) => clients.length > 0);
  const causes = listCauses(runs);
  const limits: (string | false)[] = [
    isLoopback &&
      "The cluster was PostgreSQL on one machine, with synchronous replication in place of Aurora's shared volume. The run does not measure how long Aurora takes. It shows how an application's connections, pools and retries behave.",
    isLoopback &&
      'The network, the name resolution and the load of a real cluster are missing: all traffic stays on one machine.',
    runs.length === causes.length &&
      `One ${causes.every((cause) => cause === 'request') ? 'failover' : 'run'} is one value. The next one may take several times as long: repeat the drill before you rely on a figure.`,
    ...causes.map((cause) => LIMITS[cause]),
    ...causes.map((cause) => isLoopback && (LOOPBACK_LIMITS[cause] ?? false)),
    "The probe's statements are small and independent. Long transactions, large pools and a cold cache on the new writer make an outage longer.",
    `The ledger covers ${hasClients ? 'the writes of the probe and of the clients' : "the probe's writes"} only, and only whether their rows exist: it checks no other invariant of your application.`,
    isLoopback &&
      hasClients &&
      !causes.some((cause) => SILENT.includes(cause)) &&
      'Every connection that broke in this report was reset, so a client noticed it at once. On AWS packets may be lost without a reset: then a client without time limits waits for minutes. To see this, play the cause zone-outage.',
    isGrouped(runs) &&
      'The clients were measured in groups, and no two failovers are the same: compare clients of different groups only by differences that are larger than those between the runs.',
    hasClients &&
      'A client shows its settings under a light load: it writes small rows at a fixed rate, next to the other clients on one machine. Under another load, or with another pool, the same settings may give another result.',
    hasClients &&
      'A client that retries writes twice only if a write with an unknown outcome had been applied. "0 duplicated" in a run with few such writes does not show that its retries are safe.',
    account === 'aws' &&
      "The times of the failover function and of RDS events come from the clocks of other machines: compared with the probe's clock they are accurate to a few milliseconds at best, and polling makes the function's times up to a second late.",
  ];
  return limits.filter((limit) => limit !== false);
}

/** Whether the runs have different clients. */
function isGrouped(runs: readonly Run[]): boolean {
  return (
    new Set(
      runs.map(({ clients }) =>
        clients
          .map(({ name }) => name)
          .sort()
          .join(),
      ),
    ).size > 1
  );
}

/** Causes that make connections fall silent. */
const SILENT: readonly CauseName[] = ['writer-lost', 'zone-outage'];

const LIMITS: Readonly<Record<CauseName, string | false>> = {
  request:
    'A requested failover starts at once. When an instance or a zone fails, Aurora must detect the failure first, which takes additional time.',
  crash:
    'The crash ends the database only. Its host and its network stay up, so the restart in place is the fastest recovery.',
  'writer-lost': false,
  'zone-outage':
    'In the zone outage the experiment blocks the network and requests the failover. The hosts of the zone stay up, so the run does not show how Aurora detects the loss of a zone.',
  'class-change': false,
  patch:
    'A patch differs from version to version. Another one may restart more instances, or keep connections.',
};

const LOOPBACK_LIMITS: Readonly<Partial<Record<CauseName, string>>> = {
  'writer-lost':
    'No AWS API loses the host of a writer. On a loopback account the pace sets the time until the loss is detected.',
  'class-change':
    'The class of an instance on a loopback account is a name: its memory and processors stay the same.',
  patch:
    'A patch on a loopback account restarts the same PostgreSQL: the version at hand serves every version.',
};
