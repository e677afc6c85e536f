import type { Connection } from '../../../drill/aws/clients';
import { createClients } from '../../../drill/aws/clients';
import { systemTime } from '../../../drill/aws/time';
import type { ExerciseAccount } from '../../../exercises/exercise';
import { checkAwsEnvironment } from '../../account/aws-environment';
import { connectionTo } from '../../account/connection';
import type { RunningAccount } from '../../account/running';
import { requireRunning } from '../../account/state-file';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { LAB } from '../../lab-command';
import type { LabPaths } from '../../lab-paths';
import { abortWhenInterrupted, isInterrupted } from '../../terminal/interruption';

export interface LabAccountOptions {
  readonly stack: string;
  readonly aws?: boolean;
}

/** Account of a command of the guided lab. */
export interface OpenAccount extends ExerciseAccount {
  /** This checkout's loopback account; undefined with `--aws`. */
  readonly running?: RunningAccount;
}

/** Exercise 0 starts the account of the guided lab, at a pace that shows the outages of AWS. */
const UP = `${LAB} up --pace typical`;

/**
 * Finds the account in which the learner does the exercises.
 *
 * @throws LabError when no account is running; its hint is the command of exercise 0
 */
export function requireCourseAccount(stateFile: string): Promise<RunningAccount> {
  return requireRunning(stateFile, UP);
}

/** Uses the running account of this checkout or, with `--aws`, the account that the environment points at. */
export async function withAccount<Result>(
  { aws, stack }: LabAccountOptions,
  { stateFile }: LabPaths,
  use: (account: OpenAccount) => Promise<Result>,
): Promise<Result> {
  if (aws) await checkAwsEnvironment(process.env, stateFile);
  const running = aws ? undefined : await requireCourseAccount(stateFile);
  const connection: Connection = running ? connectionTo(running) : {};
  const clients = createClients(connection);
  const signal = abortWhenInterrupted();
  try {
    return await use({ clients, connection, stackName: stack, signal, time: systemTime, running });
  } catch (error) {
    if (!(await isInterrupted(signal))) throw error;
    throw new LabError('interrupted', 'run the command again', EXIT.interrupted);
  } finally {
    clients.close();
  }
}
