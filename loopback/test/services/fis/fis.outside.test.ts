import { createFisService } from '../../../services/fis/service';
import { eventually } from '../../../testing/eventually';
import type { FisLab } from '../../support/fis-lab';
import { createFisLab, zoneOutage } from '../../support/fis-lab';
import type { FisClient } from '../../support/fis-sdk';
import { installFisSdk } from '../../support/fis-sdk';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

describe('the real client of AWS FIS', () => {
  let gateway: ServiceGateway;
  let lab: FisLab;
  let client: FisClient;
  let installed: Awaited<ReturnType<typeof installFisSdk>>;

  beforeAll(async () => {
    installed = await installFisSdk();
    gateway = await startServiceGateway((iam) => ({
      fis: async () => {
        lab = await createFisLab(iam);
        return createFisService(lab.fis);
      },
    }));
    client = createClient(gateway.clientConfig);
  });
  afterAll(async () => {
    client.destroy();
    await gateway.close();
    installed.remove();
  });

  /** Creates an instance of a class that the client's module exports. */
  const construct = (name: string, arg: object): object =>
    Object(Reflect.construct(Reflect.get(installed.sdk, name), [arg]));
  const createClient = (config: object) => construct('FisClient', config) as FisClient;

  const create = async (by = client) => {
    const command = construct('CreateExperimentTemplateCommand', zoneOutage({ tags: { zone: 'a' } }));
    return (await by.send(command)).experimentTemplate ?? {};
  };
  const start = async (experimentTemplateId: string | undefined, by = client) =>
    (await by.send(construct('StartExperimentCommand', { experimentTemplateId }))).experiment ?? {};

  it('creates a template, finds it and deletes it', async () => {
    const { id, creationTime } = await create();
    const get = () => client.send(construct('GetExperimentTemplateCommand', { id }));
    expect((await get()).experimentTemplate).toMatchObject({ ...zoneOutage(), tags: { zone: 'a' } });
    const { experimentTemplates } = await client.send(construct('ListExperimentTemplatesCommand', {}));
    const summary = {
      id,
      description: 'zone a',
      creationTime,
      lastUpdateTime: creationTime,
      tags: { zone: 'a' },
    };
    expect(experimentTemplates).toEqual([summary]);
    await client.send(construct('DeleteExperimentTemplateCommand', { id }));
    await expect(get()).rejects.toThrow(Reflect.get(installed.sdk, 'ResourceNotFoundException'));
  });

  it('starts an experiment, follows it, stops it and lists it', async () => {
    const { id: templateId } = await create();
    const { id, state } = await start(templateId);
    expect(state?.status).toBe('initiating');
    const look = () => client.send(construct('GetExperimentCommand', { id }));
    await lab.simulated.until(() => lab.fis.experiment(id ?? '').status === 'running');
    expect((await look()).experiment?.actions?.outage?.state?.status).toBe('running');
    const { experiment } = await client.send(construct('StopExperimentCommand', { id }));
    expect(experiment?.state).toEqual({ status: 'stopping', reason: 'Stopping Experiment.' });
    await eventually(async () => (await look()).experiment?.state?.status, 'stopped', 5_000);
    await expect(client.send(construct('StopExperimentCommand', { id }))).rejects.toThrow(
      `Experiment ${id} cannot be stopped because its status is stopped.`,
    );
    const { experiments } = await client.send(construct('ListExperimentsCommand', {}));
    expect(experiments).toMatchObject([
      { id, experimentTemplateId: templateId, state: { status: 'stopped' } },
    ]);
  });

  it('pages through lists', async () => {
    await Promise.all([create(), create(), create()]);
    const all =
      (await client.send(construct('ListExperimentTemplatesCommand', {}))).experimentTemplates ?? [];
    const seen: (string | undefined)[] = [];
    for (let nextToken: string | undefined, isFirst = true; isFirst || nextToken; isFirst = false) {
      const command = construct('ListExperimentTemplatesCommand', { maxResults: 2, nextToken });
      const page = await client.send(command);
      seen.push(...(page.experimentTemplates ?? []).map(({ id }) => id));
      nextToken = page.nextToken;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('needs the permissions of AWS FIS, and may pass the role to it only with iam:PassRole', async () => {
    const { roles, sessions } = gateway.iam;
    const trustPolicy = { Version: '2012-10-17', Statement: [] };
    const role = roles.create({ name: 'caller', trustPolicy });
    const allow = (...actions: string[]) =>
      roles.putPolicy('caller', 'all', {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
      });
    const { credential: credentials } = sessions.issueCredentials(role.arn, 'test', 900);
    const caller = createClient({ ...gateway.clientConfig, credentials });
    const { id } = await create();
    await expect(start(id, caller)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        `fis:StartExperiment on resource: arn:aws:fis:${labAccount.region}:${labAccount.accountId}:experiment-template/${id}`,
      ),
    });
    allow('fis:*');
    await expect(create(caller)).rejects.toThrow('iam:PassRole');
    allow('fis:*', 'iam:PassRole');
    expect((await create(caller)).id).toMatch(/^EXT/);
    expect(gateway.logged).toEqual([]);
    caller.destroy();
  });
});
