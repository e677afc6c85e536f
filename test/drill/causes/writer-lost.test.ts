import { playCause } from '../../support/drill/scripted-drill';
import { SignedServices } from '../../support/drill/signed-services';

it('is refused before the drill changes anything if the account does not have the mark of a loopback account', async () => {
  const { account, error } = await playCause('writer-lost', { kind: 'aws' });
  expect(error?.message).toBe(
    'the cause writer-lost is not possible on AWS: no API makes the host of a writer disappear',
  );
  expect(error?.hint).toContain('--cause zone-outage');
  expect(account.calls).toEqual(['look at the cluster']);
});

it('names the cluster in a signed request', async () => {
  const services = await SignedServices.start();
  const { report } = await playCause('writer-lost', { endpoint: services.endpoint });
  expect(services.requests).toEqual(['loopback POST Loopback.LoseWriter']);
  expect(services.bodies).toEqual([{ DBClusterIdentifier: 'lab' }]);
  expect(report?.runs[0]?.cause).toMatchObject({ action: 'loss of lab-1 with its host', left: [] });
  await services.close();
});
