import type { MemberView } from '../../drill/aws/cluster';
import { describeCluster } from '../../drill/aws/cluster';
import type { DeployedLab } from '../../drill/aws/deployed-lab';
import { findDeployedLab } from '../../drill/aws/deployed-lab';
import { DrillError } from '../../drill/aws/drill-error';
import type { CheckResult, Exercise, ExerciseAccount } from '../exercise';
import { notYet } from '../not-yet';
import { renderHourlyPrice } from '../prices';

export const exercise: Exercise = {
  number: 0,
  folder: '00-set-up',
  title: 'set up the lab',
  answers: [],
  checkAccount,
};

/** Passes if the stack is complete and all members are available. */
async function checkAccount({ clients, stackName, signal }: ExerciseAccount): Promise<CheckResult> {
  const deployed = await findLab(clients, stackName);
  if (deployed instanceof DrillError) {
    return notYet(deployed.message, 'the exercises need the deployed lab', deployed.hint);
  }
  const { status, members } = await describeCluster(clients, deployed, signal);
  const writers = members.filter(({ isWriter }) => isWriter).length;
  const found = `cluster ${deployed.ClusterIdentifier} is ${status}, with ${writers} writer and ${members.length - writers} readers`;
  const busy = members.filter((member) => member.status !== 'available');
  if (status !== 'available' || writers !== 1 || busy.length > 0) {
    return notYet(
      [found, ...busy.map((member) => `${member.identifier} is ${member.status}`)].join('; '),
      'the cluster and all its instances must be available, one of them as the writer',
      'wait a minute, then run this check again',
    );
  }
  return {
    state: 'passed',
    found: clients.answeredBy().kind === 'aws' ? `${found}; ${describeCost(members)}` : found,
  };
}

function describeCost(members: readonly MemberView[]): string {
  if (members.some(({ instanceClass }) => instanceClass !== 'db.serverless')) {
    return 'each instance costs the price of its class: https://aws.amazon.com/rds/aurora/pricing/';
  }
  return `${members.length} serverless instances cost ${renderHourlyPrice(members.length)} (docs/aws.md)`;
}

async function findLab(
  clients: ExerciseAccount['clients'],
  stackName: string,
): Promise<DeployedLab | DrillError> {
  try {
    return await findDeployedLab(clients, stackName, 'npx cdk deploy --require-approval never');
  } catch (error) {
    if (error instanceof DrillError) return error;
    throw error;
  }
}
