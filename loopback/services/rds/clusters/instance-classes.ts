import { CommonError } from '../../../gateway/errors';
import { faults } from '../faults';
import type { ClusterRecord } from '../state';
import { engineName } from './engine-versions';

/** Sizes of each family of instance classes for Aurora PostgreSQL (user guide, "DB instance classes"). */
const sizesOfFamily: Readonly<Record<string, readonly string[]>> = {
  r5: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'],
  r6g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  r6i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '32xlarge'],
  r7g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  r7i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  r8g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  t3: ['medium', 'large'],
  t4g: ['medium', 'large'],
  x2g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
};

const serverlessClass = 'db.serverless';

/** Every supported instance class, in alphabetical order. */
export const instanceClasses: readonly string[] = [
  serverlessClass,
  ...Object.entries(sizesOfFamily).flatMap(([family, sizes]) => sizes.map((size) => `db.${family}.${size}`)),
].sort();

/** Returns the class if it exists and the cluster supports it. Throws in AWS's words. */
export function requireInstanceClass(asked: string | undefined, { hosted, shown }: ClusterRecord): string {
  const instanceClass = asked?.toLowerCase() ?? '';
  if (!instanceClasses.includes(instanceClass)) {
    throw new CommonError(
      'InvalidParameterCombination',
      `RDS does not support creating a DB instance with the following combination: DBInstanceClass=${asked}, ` +
        `Engine=${engineName}, EngineVersion=${hosted.cluster.engineVersion}, LicenseModel=postgresql-license.`,
    );
  }
  if (instanceClass === serverlessClass && shown.ServerlessV2ScalingConfiguration === undefined) {
    throw faults.clusterState(
      'Set the Serverless v2 scaling configuration on the parent DB cluster before creating a Serverless v2 DB instance.',
    );
  }
  return instanceClass;
}
