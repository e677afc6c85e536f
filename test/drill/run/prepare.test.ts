import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runDrill } from '../../../drill/run-drill';
import { plan } from '../../support/drill/drill-plan';
import { InstantTime } from '../../support/drill/instant-time';
import { ScriptedAccount } from '../../support/drill/scripted-account';
import { repository } from '../../support/repository';

it("runs exactly the statements that the probe's contract asks for", async () => {
  const account = new ScriptedAccount();
  await runDrill(account.clients, plan, () => undefined, new AbortController().signal, new InstantTime());
  const contract = readFileSync(join(repository, 'lambda', 'probe', 'contract.ts'), 'utf8');
  const [, sql = ''] = /```sql\n(.*?)```/s.exec(contract) ?? [];
  const asked = squeeze(sql.replaceAll(/^ \* ?/gm, ''));
  expect(asked).not.toBe('');
  expect(squeeze(account.statements.join('\n'))).toBe(asked);
});

function squeeze(text: string): string {
  return text
    .replaceAll(/\s*([()])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
