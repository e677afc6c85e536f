import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { runPlantedTests } from './planted-tests';

/** Node 20 keeps the value of an AsyncLocalStorage in a property of each promise; later versions keep it elsewhere. */
const TEST = `
  const { executionAsyncResource } = require('node:async_hooks');
  it('has at most one storage', async () => {
    await undefined;
    const names = Object.getOwnPropertySymbols(executionAsyncResource()).map(({ description }) => description);
    expect(names.filter((name) => name === 'kResourceStore').length).toBeLessThan(2);
  });`;

const temporaryFolder = useTemporaryFolder();

it('no test file has the AsyncLocalStorages of earlier test files', () => {
  const { passed, failures } = runPlantedTests(temporaryFolder(), { a: TEST, b: TEST, c: TEST });
  expect({ passed, failures }).toEqual({ passed: 3, failures: '' });
});
