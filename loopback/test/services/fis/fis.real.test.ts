import * as fis from '@aws-sdk/client-fis';
import { createFisService } from '../../../services/fis/service';
import { eventually } from '../../../testing/eventually';
import type { FisLab } from '../../support/fis-lab';
import { createFisLab, zoneOutage } from '../../support/fis-lab';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

describe('the real client of AWS FIS', () => {
  let gateway: ServiceGateway;
  let lab: FisLab;
  let client: fis.FisClient;

  beforeAll(async () => {
    gateway = await startServiceGateway((iam) => ({
      fis: async () => {
        lab = await createFisLab(iam);
        return createFisService(lab.fis);
      },
    }));
    client = new fis.FisClient(gateway.clientConfig);
  });
  afterAll(async () => {
    client.destroy();
    await gateway.close();
  });

  const create = async (by = client) => {
    const command = new fis.CreateExperimentTemplateCommand(
      zoneOutage({ tags: { zone: 'a' } }) as fis.CreateExperimentTemplateCommandInput,
    );
    return (await by.send(command)).experimentTemplate ?? {};
  };
  const start = async (experimentTemplateId: string | undefined, by = client) =>
    (await by.send(new fis.StartExperimentCommand({ experimentTemplateId }))).experiment ?? {};

  it('creates a template, finds it and deletes it', async () => {
    const { id, creationTime } = await create();
    const get = () => client.send(new fis.GetExperimentTemplateCommand({ id }));
    expect((await get()).experimentTemplate).toMatchObject({ ...zoneOutage(), tags: { zone: 'a' } });
    const { experimentTemplates } = await client.send(new fis.ListExperimentTemplatesCommand({}));
    const summary = {
      id,
      description: 'zone a',
      creationTime,
      lastUpdateTime: creationTime,
      tags: { zone: 'a' },
    };
    expect(experimentTemplates).toEqual([summary]);
    await client.send(new fis.DeleteExperimentTemplateCommand({ id }));
    await expect(get()).rejects.toThrow(fis.ResourceNotFoundException);
  });

  it('starts an experiment, follows it, stops it and lists it', async () => {
    const { id: templateId } = await create();
    const { id, state } = await start(templateId);
    expect(state?.status).toBe('initiating');
    const look = () => client.send(new fis.GetExperimentCommand({ id }));
    await lab.simulated.until(() => lab.fis.experiment(id ?? '').status === 'running');
    expect((await look()).experiment?.actions?.outage?.state?.status).toBe('running');
    const { experiment } = await client.send(new fis.StopExperimentCommand({ id }));
    expect(experiment?.state).toEqual({ status: 'stopping', reason: 'Stopping Experiment.' });
    await eventually(async () => (await look()).experiment?.state?.status, 'stopped', 5_000);
    await expect(client.send(new fis.StopExperimentCommand({ id }))).rejects.toThrow(
      `Experiment ${id} cannot be stopped because its status is stopped.`,
    );
    const { experiments } = await client.send(new fis.ListExperimentsCommand({}));
    expect(experiments).toMatchObject([
      { id, experimentTemplateId: templateId, state: { status: 'stopped' } },
    ]);
  });

  it('pages through lists', async () => {
    await Promise.all([create(), create(), create()]);
    const all = (await client.send(new fis.ListExperimentTemplatesCommand({}))).experimentTemplates ?? [];
    const seen: (string | undefined)[] = [];
    for (let nextToken: string | undefined, isFirst = true; isFirst || nextToken; isFirst = false) {
      const command = new fis.ListExperimentTemplatesCommand({ maxResults: 2, nextToken });
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
    const caller = new fis.FisClient({ ...gateway.clientConfig, credentials });
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
