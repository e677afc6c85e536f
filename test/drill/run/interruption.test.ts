import type { DrillEvent } from '../../../drill/run/events';
import { runDrill } from '../../../drill/run-drill';
import { plan } from '../../support/drill/drill-plan';
import { InstantTime } from '../../support/drill/instant-time';
import { ScriptedAccount } from '../../support/drill/scripted-account';

it.each<[DrillEvent['state'], boolean]>([
  ['found', false],
  ['preparing', false],
  ['opening', false],
  ['measuring', false],
  ['failing-over', false],
  ['failed-over', true],
])(
  'an interruption at %s ends the drill with its reason, and no further step begins',
  async (state, hasFailedOver) => {
    const account = new ScriptedAccount();
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const listen = (event: DrillEvent) => {
      if (event.state === state) controller.abort(reason);
    };
    const drill = runDrill(
      account.clients,
      { ...plan, repeat: 2 },
      listen,
      controller.signal,
      new InstantTime(),
    );
    await expect(drill).rejects.toBe(reason);
    expect(account.calls.includes('invoke the-failover')).toBe(hasFailedOver);
    expect(account.calls.filter((call) => call === 'invoke the-probe').length).toBeLessThanOrEqual(1);
  },
);

it('a drill that was interrupted before its start calls nothing', async () => {
  const account = new ScriptedAccount();
  const reason = new Error('Ctrl-C');
  const drill = runDrill(
    account.clients,
    plan,
    () => undefined,
    AbortSignal.abort(reason),
    new InstantTime(),
  );
  await expect(drill).rejects.toBe(reason);
  expect(account.calls).toEqual([]);
});
