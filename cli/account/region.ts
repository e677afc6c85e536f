import { LabError } from '../errors';
import { EXIT } from '../exit-codes';

export const DEFAULT_REGION = 'us-east-1';

/**
 * Refuses a name that is not a Region of the partition `aws`.
 *
 * @throws LabError that lists all Regions
 */
export async function checkRegion(region: string): Promise<void> {
  // Loading the list takes a quarter of a second; the default Region needs no check.
  if (region === DEFAULT_REGION) return;
  const { RegionInfo } = await import('aws-cdk-lib/region-info');
  // A loopback account's ARNs are in the partition `aws`, not in the partitions of China or GovCloud.
  const known = RegionInfo.regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name);
  if (known.includes(region)) return;
  throw new LabError(
    `${region} is not a Region of the partition aws`,
    `use one of: ${known.join(', ')}`,
    EXIT.usage,
  );
}
