import { formatCount, formatMs, formatNumberOf } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import type { Table } from './table';
import { toTable } from './table';

const ACCOUNTS: Readonly<Record<Report['account'], string>> = {
  aws: 'AWS',
  loopback: 'loopback account: Aurora is PostgreSQL on one machine',
};

/** Table of the environment and the settings of the drill. */
export function tableEnvironment(report: Report, run: Run): Table {
  const { account, plan, environment } = report;
  const { database, probe, requestedMs, durationMs } = run;
  const rows: [string, string | undefined][] = [
    ['account', ACCOUNTS[account]],
    ['Region', environment.region],
    ['stack', plan.stackName],
    ['cluster', environment.clusterIdentifier],
    ['database', `Aurora PostgreSQL ${database.version}, synchronous_commit ${database.synchronousCommit}`],
    ...Object.entries(environment.conditions),
    ['run', `${run.runId}, started ${run.startedAt}`],
    ['rate', `${formatCount(plan.rateHz)} ticks a second on lanes with held connections`],
    ['clients', describeClients(plan)],
    [
      run.cause.name === 'request' ? 'failover requested' : 'cause played',
      `${formatMs(requestedMs)} into the run, ${formatMs(Math.max(0, durationMs - requestedMs))} before its end`,
    ],
    ['target', plan.targetInstanceIdentifier ?? 'chosen by Aurora'],
    ['probe', `Node.js ${probe.nodeVersion}, peak memory ${formatCount(probe.peakMemoryMib)} MiB`],
  ];
  return toTable(
    'Environment',
    [
      ['item', ([name]) => name],
      ['value', ([, value]) => value ?? ''],
    ],
    rows.filter(([, value]) => value !== undefined),
  );
}

function describeClients({
  clients = [],
  clientRateHz,
  clientDeadlineMs,
}: Report['plan']): string | undefined {
  if (clients.length === 0) return undefined;
  const facts = [
    ...(clientRateHz === undefined ? [] : [`${formatCount(clientRateHz)} writes a second each`]),
    ...(clientDeadlineMs === undefined ? [] : [`deadline ${formatMs(clientDeadlineMs)}`]),
  ];
  return [formatNumberOf(clients.length, 'client'), ...facts].join(', ');
}
