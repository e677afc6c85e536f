import { LabError } from '../errors';
import { EXIT } from '../exit-codes';

export const DEFAULT_REGION = 'us-east-1';

/**
 * Refuses a name that is not a Region of the partition `aws`.
 *
 * @throws LabError which lists all Regions
 */
export async function checkRegion(region: string): Promise<void> {
  // The list takes a quarter of a second to load, which the usual Region does not have to wait for.
  if (region === DEFAULT_REGION) return;
  const { RegionInfo } = await import('aws-cdk-lib/region-info');
  // The account's ARNs are of the partition `aws`, not of China's or the government's.
  const known = RegionInfo.regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name);
  if (known.includes(region)) return;
  throw new LabError(`${region} is not an AWS Region`, `use one of: ${known.join(', ')}`, EXIT.usage);
}
