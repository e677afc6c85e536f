import { DescribeEventsCommand } from '@aws-sdk/client-rds';
import type { CheckResult, Exercise } from '../exercise';
import { notYet } from '../not-yet';
import type { Leftover } from './leftovers';
import { listLeftovers } from './leftovers';
import type { Place } from './leftovers/place';

export const exercise: Exercise = {
  number: 10,
  folder: '10-destroy',
  title: 'delete the data, and leave nothing',
  answers: [],
  async checkAccount(account) {
    const [leftovers, wasDeleted] = await Promise.all([listLeftovers(account), wasClusterDeleted(account)]);
    return judge(account.stackName, leftovers, wasDeleted);
  },
};

/** `wasDeleted`: whether RDS has a record that a cluster of the lab was deleted. */
export function judge(stackName: string, leftovers: readonly Leftover[], wasDeleted: boolean): CheckResult {
  const [first] = leftovers;
  if (first) {
    return notYet(
      `in the account: ${count(leftovers).join(', ')}`,
      `nothing of ${stackName} may be left`,
      `do the steps of the exercise; to remove the ${first.kind}: ${first.remove}`,
    );
  }
  if (!wasDeleted) {
    return notYet(
      `nothing of ${stackName} is in the account`,
      'RDS has recorded no deletion of a cluster of the lab in the last 14 days',
      'begin with: npm run lab -- exercise 0',
    );
  }
  return {
    state: 'passed',
    found: `nothing of ${stackName} is left in the account, and RDS has recorded that its cluster was deleted`,
  };
}

function count(leftovers: readonly Leftover[]): string[] {
  const kinds = [...new Set(leftovers.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const number = leftovers.filter((leftover) => leftover.kind === kind).length;
    return `${number} ${kind}${number === 1 ? '' : 's'}`;
  });
}

/** RDS keeps events for 14 days (API reference, `DescribeEvents`). */
const KEPT_MINUTES = 14 * 24 * 60;

async function wasClusterDeleted({ clients, stackName, signal }: Place): Promise<boolean> {
  const { Events = [] } = await clients.rds.send(
    new DescribeEventsCommand({
      SourceType: 'db-cluster',
      EventCategories: ['deletion'],
      Duration: KEPT_MINUTES,
    }),
    { abortSignal: signal },
  );
  return Events.some(({ SourceIdentifier }) => SourceIdentifier === stackName.toLowerCase());
}
