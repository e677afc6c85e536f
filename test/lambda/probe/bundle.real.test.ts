import type { Bundle } from '../failover/bundle';
import { bundle as bundleEntry } from '../failover/bundle';

let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundleEntry("export { handler } from './probe/index';");
});

describe('the bundle of the probe', () => {
  it('contains only the function’s folder and installed packages', () => {
    const isOwn = (input: string) => input === 'lambda/index.ts' || input.startsWith('lambda/probe/');
    const isInstalled = (input: string) => /(^|\/)node_modules\//.test(input);
    expect(bundle.inputs.filter((input) => !isOwn(input) && !isInstalled(input))).toEqual([]);
    expect(bundle.inputs.filter(isOwn)).not.toEqual([]);
  });

  it('is small enough to start quickly', () => {
    expect(bundle.files.get('index.mjs')?.byteLength).toBeLessThan(100_000);
  });
});
