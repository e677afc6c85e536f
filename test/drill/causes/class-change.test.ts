import { changesOf, playCause } from '../../support/drill/scripted-drill';

const STRIKE = /^ModifyDBInstance/;

it.each([
  ['db.serverless', undefined, 'db.r7g.large'],
  ['db.r7g.large', undefined, 'db.r7g.xlarge'],
  ['db.r6g.8xlarge', undefined, 'db.r6g.16xlarge'],
  ['db.r6g.16xlarge', 'db.r7g.large', 'db.r7g.large'],
])('changes %s with --class %s to %s, and reports how to undo it', async (instanceClass, given, chosen) => {
  const drill = await playCause('class-change', { looks: [{ instanceClass }] }, { instanceClass: given });
  expect(drill.account.calls.filter((call) => STRIKE.test(call))).toEqual([
    `ModifyDBInstance lab-1 ${chosen} true`,
  ]);
  const left = [
    {
      change: `lab-1 is of class ${chosen} and was of class ${instanceClass}`,
      undo: `aws rds modify-db-instance --db-instance-identifier lab-1 --db-instance-class ${instanceClass} --apply-immediately`,
    },
  ];
  expect(changesOf(drill)).toEqual(left);
  expect(drill.report?.runs[0]?.cause.left).toEqual(left);
});

it.each([
  ['db.r7g.large', 'db.r7g.large', 'lab-1 is of class db.r7g.large already'],
  ['db.r7g.16xlarge', undefined, 'the class db.r7g.16xlarge of lab-1 has no next size'],
  ['db.t4g.medium', 'db.t4g.large', 'db.t4g.large is a burstable class, which the Data API does not support'],
])('is refused before the drill changes anything: from %s to %s', async (instanceClass, given, message) => {
  const { account, error } = await playCause(
    'class-change',
    { looks: [{ instanceClass }] },
    { instanceClass: given },
  );
  expect(error?.message).toBe(message);
  expect(error?.hint).toContain('--class');
  expect(account.calls).toEqual(['look at the cluster']);
});

it.each<['aws' | 'loopback', number]>([
  ['aws', 1],
  ['loopback', 0],
])('warns on %s of the price and of the drift before it is due: %d times', async (kind, times) => {
  const { events } = await playCause('class-change', { kind });
  const warnings = events.filter(({ state }) => state === 'warning');
  expect(warnings).toHaveLength(times);
  const states = events.map(({ state }) => state);
  if (times > 0) expect(states.indexOf('warning')).toBeLessThan(states.indexOf('failing-over'));
  for (const warning of warnings) {
    expect(warning).toMatchObject({
      text: expect.stringMatching(/price of db\.r7g\.large .*pricing.*template/),
    });
  }
});

it('reports no change if RDS refuses it', async () => {
  const change = Object.assign(new Error('No such class'), { name: 'InvalidParameterValue' });
  const drill = await playCause('class-change', { change });
  expect(drill.error?.message).toBe('RDS refuses the new class or version: No such class');
  expect(changesOf(drill)).toEqual([]);
});
