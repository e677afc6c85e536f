import { build } from 'esbuild';
import type { Bundle } from './bundle';
import { bundle, ROOT } from './bundle';

const SDK_ONLY = `export {
  DescribeDBClustersCommand, DescribeDBInstancesCommand, DescribeEventsCommand, FailoverDBClusterCommand, RDSClient,
} from '@aws-sdk/client-rds';`;

let failover: Bundle;

beforeAll(async () => {
  failover = await bundle("export { handler } from './failover/index';");
});

describe('the bundle of the failover function', () => {
  it('is at most 1.15 times as large as the SDK commands it needs', async () => {
    expect(
      (failover.files.get('index.mjs')?.byteLength ?? Number.NaN) / (await smallestSdkBytes()),
    ).toBeLessThanOrEqual(1.15);
  });

  it('contains only the function’s folder and installed packages', () => {
    const isOwn = (input: string) => input === 'lambda/index.ts' || input.startsWith('lambda/failover/');
    const isInstalled = (input: string) => /(^|\/)node_modules\//.test(input);
    expect(failover.inputs.filter((input) => !isOwn(input) && !isInstalled(input))).toEqual([]);
    expect(failover.inputs).toContain('lambda/failover/index.ts');
  });
});

/** Returns the smallest size of the SDK commands, bundled with fixed options as the reference for the lab's bundle. */
async function smallestSdkBytes(): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: SDK_ONLY, resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    write: false,
  });
  return outputFiles[0]?.contents.byteLength ?? Number.NaN;
}
