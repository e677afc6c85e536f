import type { Access } from './access';
import { DrillError } from './drill-error';
import { sendSigned } from './signed-request';

/** Experiment of AWS FIS. */
export interface Experiment {
  readonly id: string;
  /** Such as `running`, `completed`, `stopped` or `failed`. */
  readonly status: string;
  readonly reason?: string;
}

export async function startExperiment(access: Access, experimentTemplateId: string): Promise<Experiment> {
  const body = { clientToken: access.time.newRunId(), experimentTemplateId };
  return read(
    await sendSigned(access.clients, { ...FIS, method: 'POST', path: '/experiments', body }, access.signal),
  );
}

/** Stops an experiment and waits until it has ended. An experiment that has ended already stays as it is. */
export async function stopExperiment(access: Access, id: string): Promise<Experiment> {
  const path = `/experiments/${encodeURIComponent(id)}`;
  const { clients, signal, time } = access;
  const deadlineMs = time.nowMs() + STOP_DEADLINE_MS;
  let experiment = read(await sendSigned(clients, { ...FIS, method: 'GET', path }, signal));
  if (!hasEnded(experiment)) await sendSigned(clients, { ...FIS, method: 'DELETE', path }, signal);
  for (let pauseMs = FIRST_PAUSE_MS; !hasEnded(experiment); pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)) {
    if (time.nowMs() > deadlineMs) {
      throw new DrillError(
        `the experiment ${id} is ${experiment.status} and did not stop`,
        `stop it with: aws fis stop-experiment --id ${id}`,
      );
    }
    await time.sleep(pauseMs, signal);
    experiment = read(await sendSigned(clients, { ...FIS, method: 'GET', path }, signal));
  }
  return experiment;
}

const FIS = { service: 'fis' } as const;
const STOP_DEADLINE_MS = 120_000;
/** The first pause is short, because a loopback account stops an experiment at once. */
const FIRST_PAUSE_MS = 50;
const LAST_PAUSE_MS = 1_000;

function hasEnded({ status }: Experiment): boolean {
  return ['completed', 'stopped', 'failed', 'cancelled'].includes(status);
}

function read(answer: unknown): Experiment {
  const { experiment } = answer as {
    readonly experiment: {
      readonly id: string;
      readonly state: { readonly status: string; readonly reason?: string };
    };
  };
  const { status, reason } = experiment.state;
  return { id: experiment.id, status, ...(reason !== undefined && { reason }) };
}
