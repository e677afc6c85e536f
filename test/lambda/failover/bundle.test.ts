import type { Bundle } from './bundle';
import { bundle, ENTRY, ROOT } from './bundle';

const SDK_ONLY = `export {
  DescribeDBClustersCommand, DescribeDBInstancesCommand, DescribeEventsCommand, FailoverDBClusterCommand, RDSClient,
} from '@aws-sdk/client-rds';`;

let failover: Bundle;
let sdkOnly: Bundle;

beforeAll(async () => {
  [failover, sdkOnly] = await Promise.all([
    bundle({ entryPoints: [ENTRY] }),
    bundle({ stdin: { contents: SDK_ONLY, resolveDir: ROOT } }),
  ]);
});

describe('the bundle of the failover function', () => {
  it('is at most 1.15 times as large as the SDK commands it needs', () => {
    expect(failover.contents.byteLength / sdkOnly.contents.byteLength).toBeLessThanOrEqual(1.15);
  });

  it('holds the function’s own folder and installed packages, and nothing else of the repository', () => {
    const isOwn = (input: string) => input.startsWith('lambda/failover/');
    const isInstalled = (input: string) => /(^|\/)node_modules\//.test(input);
    expect(failover.inputs.filter((input) => !isOwn(input) && !isInstalled(input))).toEqual([]);
    expect(failover.inputs).toContain(ENTRY);
  });
});
