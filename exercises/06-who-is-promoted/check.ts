import type { ClusterView } from '../../drill/aws/cluster';
import type { ClusterEvent } from '../../drill/aws/cluster-events';
import { choice, instance } from '../answer-fields';
import type { Answer, CheckResult, Exercise, ExerciseLab } from '../exercise';
import { notYet } from '../not-yet';
import type { Deployment } from './deployments';
import { hadNoReader, readDeployments } from './deployments';
import type { Promotion } from './promotions';
import { findPromotions } from './promotions';

export const exercise: Exercise = {
  number: 6,
  folder: '06-who-is-promoted',
  title: 'who is promoted',
  answers: [
    instance('new-writer', 'identifier of the reader that you think is promoted'),
    choice('refusal', 'why the failover without readers was refused', [
      'cluster-busy',
      'no-reader',
      'tier-too-high',
    ]),
  ],
  check,
};

/** Passes if the tiers decided a failover after the prediction, and the refusal without readers was understood. */
async function check(lab: ExerciseLab): Promise<CheckResult> {
  const [cluster, events, deployments, answers] = await Promise.all([
    lab.cluster(),
    lab.events(),
    readDeployments(lab),
    lab.answers(6),
  ]);
  return judge({ cluster, events, deployments, answers });
}

export interface Facts {
  readonly cluster: ClusterView;
  readonly events: readonly ClusterEvent[];
  readonly deployments: readonly Deployment[];
  readonly answers: ReadonlyMap<string, Answer>;
}

export function judge({ cluster, events, deployments, answers }: Facts): CheckResult {
  if (!hadNoReader(deployments)) {
    return notYet(
      'the cluster has always had a reader',
      'the exercise begins with a failover without readers',
      'do steps 1 and 2 of: npm run lab -- exercise 6',
    );
  }
  const prediction = answers.get('new-writer');
  const refusal = answers.get('refusal');
  if (prediction === undefined || refusal === undefined) {
    return notYet(
      'no prediction',
      'predict the new writer before the failover, and say why the failover without readers was refused',
      'do steps 3 and 4 of: npm run lab -- exercise 6',
    );
  }
  if (refusal.value !== 'no-reader') {
    return notYet(
      `your reason for the refusal is ${refusal.value}`,
      'the message of the refused failover gives another reason',
      'do steps 4 and 5 of npm run lab -- exercise 6 again, with another reason',
    );
  }
  const promotions = findPromotions(events, deployments).filter(({ atMs }) => atMs > prediction.atMs);
  const decided = promotions.find((promotion) => problemOf(promotion) === undefined);
  if (decided === undefined) {
    const last = promotions.at(-1);
    return notYet(
      last
        ? `${last.newWriter} was promoted`
        : `you predicted ${prediction.value}; no failover has completed since`,
      (last && problemOf(last)) ?? 'the failover must happen after the prediction',
      'do steps 3 to 5 of: npm run lab -- exercise 6',
    );
  }
  if (cluster.members.length < 2) {
    return notYet(
      describe(decided, prediction.value),
      'the next exercises need readers, and the cluster has none',
      'npx cdk deploy --require-approval never',
    );
  }
  return { state: 'passed', found: describe(decided, prediction.value) };
}

/** Returns why the tiers did not decide a failover; undefined if they did. */
function problemOf({ newWriter, candidates }: Promotion): string | undefined {
  const tiers = candidates.map(({ tier }) => tier);
  const lowest = Math.min(...tiers);
  const tier = candidates.find((candidate) => candidate.instance === newWriter)?.tier;
  if (tier === undefined) return `the stack has no instance ${newWriter}, so its tier is unknown`;
  if (tiers.every((each) => each === tier))
    return `all readers had tier ${tier}, so the tiers did not decide`;
  if (tier > lowest)
    return `it had tier ${tier} and another reader tier ${lowest}: a failover with --target ignores the tiers`;
  return undefined;
}

function describe({ newWriter, candidates }: Promotion, predicted: string): string {
  // CloudFormation creates instances at the same time, so the order of its events varies.
  const tiers = candidates
    .map(({ instance: name, tier }) => `${name} tier ${tier}`)
    .sort()
    .join(', ');
  const outcome = newWriter === predicted ? 'as you predicted' : `you predicted ${predicted}`;
  return `${newWriter} was promoted, the reader with the lowest tier (${tiers}), ${outcome}`;
}
