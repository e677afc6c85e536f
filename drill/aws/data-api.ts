import { ExecuteStatementCommand } from '@aws-sdk/client-rds-data';
import type { Clients } from './clients';
import type { DeployedLab } from './deployed-lab';
import type { Time } from './time';

export interface DataApiAccess {
  readonly clients: Pick<Clients, 'rdsData'>;
  readonly signal: AbortSignal;
  readonly time: Pick<Time, 'nowMs' | 'sleep'>;
}

/** A paused cluster takes 15 to 30 s to resume (user guide, "Scaling to zero ACUs with automatic pause"). */
const RESUME_DEADLINE_MS = 90_000;
const RESUME_PAUSE_MS = 2_000;

/**
 * Runs one statement as the master user over the Data API, which needs no network route into the VPC. Waits while the
 * cluster resumes.
 *
 * @returns the first column of the first row; undefined if there is no row
 * @throws the SDK's error
 */
export async function execute(
  { clients, signal, time }: DataApiAccess,
  lab: DeployedLab,
  sql: string,
  values: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const command = new ExecuteStatementCommand({
    resourceArn: lab.ClusterArn,
    secretArn: lab.SecretArn,
    database: lab.DatabaseName,
    sql,
    parameters: Object.entries(values).map(([name, stringValue]) => ({ name, value: { stringValue } })),
  });
  const deadlineMs = time.nowMs() + RESUME_DEADLINE_MS;
  for (;;) {
    try {
      const { records = [] } = await clients.rdsData.send(command, { abortSignal: signal });
      const field = records[0]?.[0];
      return field && Object.values(field)[0];
    } catch (error) {
      const isResuming = error instanceof Error && error.name === 'DatabaseResumingException';
      if (!isResuming || time.nowMs() >= deadlineMs) throw error;
      await time.sleep(RESUME_PAUSE_MS, signal);
    }
  }
}
