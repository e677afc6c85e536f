import type { CauseName } from '../../../drill/report-format/cause';
import { playCause } from '../../support/drill/scripted-drill';
import { SignedServices } from '../../support/drill/signed-services';

const TEMPLATES = 'eu-west-1a=EXTa,eu-west-1b=EXTb';

/** The causes that the failover function watches, and the call that plays each. */
const STRIKES: readonly (readonly [CauseName, string])[] = [
  ['crash', "execute SELECT aurora_inject_crash('instance')"],
  ['writer-lost', 'loopback POST Loopback.LoseWriter'],
  ['zone-outage', 'fis POST /experiments'],
  ['class-change', 'ModifyDBInstance lab-1 db.r7g.large true'],
  [
    'patch',
    'ApplyPendingMaintenanceAction arn:aws:rds:eu-west-1:123456789012:cluster:lab system-update immediate',
  ],
];

let services: SignedServices;
beforeEach(async () => {
  services = await SignedServices.start();
});
afterEach(() => services.close());

const script = () => ({ endpoint: services.endpoint, templates: TEMPLATES });

it.each(STRIKES)('the watch begins and the probe measures before %s is played', async (cause, strike) => {
  const { account, report } = await playCause(cause, script());
  expect(report?.runs[0]?.cause).toMatchObject({ name: cause, roleChanged: true });
  // A signed request is not among the calls. It is sent when the second invocation has been.
  const struckAt = services.requests.includes(strike) ? 'continue the watch' : strike;
  const before = account.calls.slice(0, account.calls.indexOf(struckAt));
  expect(before).toEqual(expect.arrayContaining(['begin the watch', 'see the signal']));
  expect([...account.calls, ...services.requests].filter((call) => call === strike)).toHaveLength(1);
});

it.each(STRIKES)('%s is not played if the probe fails', async (cause, strike) => {
  const probe = { errorType: 'DatabaseUnreachable', errorMessage: 'timed out' };
  const { account, error } = await playCause(cause, { ...script(), probe, looksForSignal: 1_000 });
  expect(error?.message).toBe('the probe cannot reach the database: timed out');
  expect([...account.calls, ...services.requests]).not.toContain(strike);
});

it.each(STRIKES)('%s is not played if the drill is interrupted when it is due', async (cause, strike) => {
  const controller = new AbortController();
  const { account, error } = await playCause(
    cause,
    script(),
    {},
    {
      signal: controller.signal,
      listen: ({ state }) => {
        if (state === 'failing-over') controller.abort(new Error('Ctrl-C'));
      },
    },
  );
  expect(error?.message).toBe('Ctrl-C');
  expect([...account.calls, ...services.requests]).not.toContain(strike);
});

it('the second invocation continues the watch of the first', async () => {
  const { account } = await playCause('crash');
  const watches = account.events.filter((event) => 'watchOnly' in (event as object));
  expect(watches).toEqual([
    { watchOnly: true, waitSeconds: 0 },
    {
      watchOnly: true,
      waitSeconds: 5,
      before: expect.objectContaining({ previousWriter: 'lab-1', timeline: { beganAt: expect.any(String) } }),
    },
  ]);
});

it.each(['2026-11-22T03:00:00.000Z', '2026-11-23T07:30:00.000Z'])(
  'the cause has a time of the function whose clock shows %s, 3.15 s after the watch began',
  async (watchBeganAt) => {
    const { report, time } = await playCause('crash', { watchBeganAt });
    expect(time.sleptMs).toEqual([150, 3_000]);
    const requestedAt = new Date(Date.parse(watchBeganAt) + 3_150).toISOString();
    expect(report?.runs[0]).toMatchObject({
      cause: { requestedAt },
      failover: { timeline: { requestedAt } },
    });
  },
);
