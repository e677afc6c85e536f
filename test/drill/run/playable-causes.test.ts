import { CAUSE_NAMES } from '../../../drill/report-format/cause';
import { playCause } from '../../support/drill/scripted-drill';
import { SignedServices } from '../../support/drill/signed-services';

let services: SignedServices;
beforeEach(async () => {
  services = await SignedServices.start();
});
afterEach(() => services.close());

const all = { causes: CAUSE_NAMES, omitsRefused: true };
const templates = 'eu-west-1a=EXTa,eu-west-1b=EXTb';

it('plays all causes in order, one run each', async () => {
  const { report } = await playCause('request', { endpoint: services.endpoint, templates }, all);
  expect(report?.runs.map(({ cause }) => cause.name)).toEqual(CAUSE_NAMES);
  expect(report?.plan.causes).toEqual(CAUSE_NAMES);
});

it('omits the causes that cannot be played, with their reasons, before it plays any', async () => {
  const script = { kind: 'aws', pending: [], looks: [{ instances: { 'lab-1': 'available' } }] } as const;
  const { report, events } = await playCause('request', script, all);
  expect(report?.runs.map(({ cause }) => cause.name)).toEqual(['crash', 'class-change']);
  expect(report?.plan.causes).toEqual(['crash', 'class-change']);
  const omitted = events.filter(({ state }) => state === 'omitted');
  expect(omitted).toMatchObject([
    { cause: 'request', reason: 'cluster lab has no reader, so it cannot fail over' },
    { cause: 'writer-lost', reason: expect.stringContaining('not possible on AWS') },
    { cause: 'zone-outage', reason: expect.stringContaining('no experiment for eu-west-1a') },
    { cause: 'patch', reason: expect.stringContaining('no pending system-update') },
  ]);
  expect(events.slice(1, 5)).toEqual(omitted);
});

it('omits a cause that can no longer be played when it is due, and keeps the runs before it', async () => {
  // The looks at the start, before the crash, and before the class change.
  const looks = ['db.r7g.8xlarge', 'db.r7g.8xlarge', 'db.r7g.16xlarge'].map((instanceClass) => ({
    instanceClass,
  }));
  const { report, events } = await playCause(
    'crash',
    { looks },
    { ...all, causes: ['crash', 'class-change'] },
  );
  expect(report?.runs.map(({ cause }) => cause.name)).toEqual(['crash']);
  expect(events.at(-1)).toMatchObject({
    state: 'omitted',
    reason: 'the class db.r7g.16xlarge of lab-1 has no next size',
  });
});

it('refuses a drill of which no cause can be played', async () => {
  const causes = ['writer-lost', 'patch'] as const;
  const { error } = await playCause('patch', { kind: 'aws', pending: [] }, { ...all, causes });
  expect(error?.message).toBe('none of the causes can be played');
});

it('ends with an error that is not a refusal', async () => {
  const change = new TypeError('undefined is not a function');
  const { error } = await playCause('class-change', { change }, { ...all, causes: ['class-change'] });
  expect(error).toBe(change);
});
