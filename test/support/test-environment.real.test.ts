import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { runPlantedTests } from './planted-tests';

/** Node 20 keeps what a storage holds in a property of each promise; newer ones keep it elsewhere. */
const TEST = `
  const { executionAsyncResource } = require('node:async_hooks');
  it('carries one storage', async () => {
    await undefined;
    const names = Object.getOwnPropertySymbols(executionAsyncResource()).map(({ description }) => description);
    expect(names.filter((name) => name === 'kResourceStore').length).toBeLessThan(2);
  });`;

const temporaryFolder = useTemporaryFolder();

it('lets no test file carry the storages of the files before it', () => {
  const { passed, failures } = runPlantedTests(temporaryFolder(), { a: TEST, b: TEST, c: TEST });
  expect({ passed, failures }).toEqual({ passed: 3, failures: '' });
});
