import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import { explainError } from '../aws/explain-error';
import { invokeFailoverFunction } from '../aws/invoke-failover-function';
import type { Context } from './context';
import { requireWriter, waitUntilReady } from './readiness';

/**
 * Makes the first writer of a drill the writer again, and waits until the cluster is available. A problem is reported as
 * an event, because the runs are already measured.
 *
 * @throws the signal's reason if the drill is interrupted
 */
export async function failBack(
  context: Context,
  lab: DeployedLab,
  writer: string,
  run: number,
): Promise<void> {
  const { listen, signal } = context;
  listen({ state: 'failing-back', writer });
  try {
    await promote(context, lab, writer, run);
    listen({ state: 'failed-back', writer });
  } catch (error) {
    signal.throwIfAborted();
    const explained = explainError(error);
    if (!(explained instanceof Error)) throw error;
    const { message } = explained;
    const problem = explained instanceof DrillError ? `${message}; ${explained.hint}` : message;
    listen({ state: 'failed-back', writer, problem });
  }
}

async function promote(context: Context, lab: DeployedLab, writer: string, run: number): Promise<void> {
  const { clients, signal } = context;
  const isWriter = async () =>
    requireWriter(await waitUntilReady(context, lab, run), lab).identifier === writer;
  if (await isWriter()) return;
  await invokeFailoverFunction(clients, lab, { targetInstanceIdentifier: writer }, signal);
  if (await isWriter()) return;
  throw new DrillError(
    `the failover to ${writer} ended with another writer`,
    'read the events of the cluster, then fail over again',
  );
}
