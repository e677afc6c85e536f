import { LabError } from '../../../cli/errors';
import { Undo } from '../../../cli/terminal/undo';

it('the clean-up runs each step once, the newest step first', async () => {
  const removed: string[] = [];
  const undo = new Undo();
  for (const name of ['account', 'stack']) undo.add(async () => removed.push(name));
  expect(await undo.run()).toBe(true);
  expect(await undo.run()).toBe(true);
  expect(removed).toEqual(['stack', 'account']);
});

it('the clean-up reports a failed step and how to continue, and runs the other steps', async () => {
  const said = jest.spyOn(console, 'error').mockImplementation();
  const undo = new Undo();
  let isClosed = false;
  undo.add(async () => {
    isClosed = true;
  });
  undo.add(() => Promise.reject(new LabError('cdk destroy failed', 'run it again')));
  expect(await undo.run()).toBe(false);
  expect(isClosed).toBe(true);
  expect(said).toHaveBeenCalledWith('cdk destroy failed\nrun it again');
});
