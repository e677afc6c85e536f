import { execute } from '../aws/data-api';
import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import type { Context } from './context';

/** Allows for the first invocation of a function in a VPC, which may take many seconds to start. */
const DEADLINE_MS = 90_000;
const PAUSE_MS = 150;

/**
 * Waits until the row of the run appears. The probe inserts the row when it starts to measure.
 *
 * @throws DrillError if the row does not appear in time
 */
export async function waitForProbeStart(context: Context, lab: DeployedLab, runId: string): Promise<void> {
  const { time, signal } = context;
  const deadlineMs = time.nowMs() + DEADLINE_MS;
  for (;;) {
    const count = await execute(
      context,
      lab,
      'SELECT count(*) FROM failover_lab.runs WHERE run_id = :run_id',
      {
        run_id: runId,
      },
    );
    if (Number(count) > 0) return;
    if (time.nowMs() >= deadlineMs) {
      throw new DrillError(
        `the probe ${lab.ProbeFunctionName} was invoked, but had not started to measure after ${DEADLINE_MS / 1000} s`,
        `read the function's log group: the one in the stack, or /aws/lambda/${lab.ProbeFunctionName}`,
      );
    }
    await time.sleep(PAUSE_MS, signal);
  }
}
