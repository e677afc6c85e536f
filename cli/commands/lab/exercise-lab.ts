import { describeCluster } from '../../../drill/aws/cluster';
import { readEvents } from '../../../drill/aws/cluster-events';
import { execute } from '../../../drill/aws/data-api';
import { findDeployedLab } from '../../../drill/aws/deployed-lab';
import { readAnswers } from '../../../exercises/answers';
import type { ExerciseLab } from '../../../exercises/exercise';
import type { LabPaths } from '../../lab-paths';
import { findReport } from './find-report';
import { queryMember } from './members';
import type { OpenAccount } from './open';
import { runDrill } from './run-drill';

/** @throws DrillError if the stack is not deployed */
export async function openLab(account: OpenAccount, paths: LabPaths): Promise<ExerciseLab> {
  const { clients, signal, stackName } = account;
  const deployed = await findDeployedLab(clients, stackName);
  const cluster = () => describeCluster(clients, deployed, signal);
  return {
    ...account,
    deployed,
    cluster,
    events: async () => readEvents(clients, deployed, await cluster(), signal),
    execute: (sql, values) => execute(account, deployed, sql, values),
    query: (on, sql) => queryMember(account, deployed, on, sql),
    answers: (exercise) => readAnswers((sql, values) => execute(account, deployed, sql, values), exercise),
    report: (folder) => findReport(paths.reports, folder),
    drill: (options, folder) => runDrill(account, paths, options, folder),
  };
}
