import { changesOf, playCause } from '../../support/drill/scripted-drill';

const STRIKE = /^(ApplyPending|ModifyDBCluster)/;

it('applies the pending system update, and leaves nothing to undo', async () => {
  const drill = await playCause('patch');
  expect(drill.account.calls.filter((call) => STRIKE.test(call))).toEqual([
    'ApplyPendingMaintenanceAction arn:aws:rds:eu-west-1:123456789012:cluster:lab system-update immediate',
  ]);
  expect(changesOf(drill)).toEqual([]);
});

it('upgrades to a minor version, which cannot be undone', async () => {
  const drill = await playCause('patch', { pending: [] }, { engineVersion: '17.10' });
  expect(drill.account.calls.filter((call) => STRIKE.test(call))).toEqual(['ModifyDBCluster lab 17.10 true']);
  const left = [
    {
      change: 'the cluster has version 17.10 and had version 17.9',
      undo: 'none: Aurora cannot return to an older version',
    },
  ];
  expect(changesOf(drill)).toEqual(left);
  expect(drill.report?.runs[0]?.cause.left).toEqual(left);
});

it.each([
  [[], 'none'],
  [['ca-certificate-rotation'], 'ca-certificate-rotation'],
])('is refused before the drill changes anything if the pending actions are %j', async (pending, seen) => {
  const { account, error } = await playCause('patch', { pending });
  expect(error?.message).toBe(
    `the cluster lab has no pending system-update, so there is nothing to apply (pending: ${seen})`,
  );
  expect(error?.hint).toContain('--engine-version');
  expect(account.calls).toEqual(['look at the cluster']);
});

it('is refused if the cluster has the version already', async () => {
  const { account, error } = await playCause('patch', {}, { engineVersion: '17.9' });
  expect(error?.message).toBe('the cluster lab has version 17.9 already');
  expect(account.calls).toEqual(['look at the cluster']);
});
