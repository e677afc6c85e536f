import { PREPARATION } from '../../../drill/run/prepare';
import { runDrill } from '../../../drill/run-drill';
import { plan } from '../../support/drill/drill-plan';
import { InstantTime } from '../../support/drill/instant-time';
import { ScriptedAccount } from '../../support/drill/scripted-account';

it('runs the statements that prepare the database, in order', async () => {
  const account = new ScriptedAccount();
  await runDrill(account.clients, plan, () => undefined, new AbortController().signal, new InstantTime());
  expect(account.statements).toEqual(PREPARATION);
});
