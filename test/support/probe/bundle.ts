import type { Bundle } from '../../lambda/failover/bundle';
import { bundle } from '../../lambda/failover/bundle';

/** Bundles the probe as in a deployment. */
export function bundleProbe(): Promise<Bundle> {
  return bundle("export { handler } from './probe/index';");
}
