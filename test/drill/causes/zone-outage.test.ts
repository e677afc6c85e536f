import { changesOf, playCause } from '../../support/drill/scripted-drill';
import type { SignedServicesScript } from '../../support/drill/signed-services';
import { SignedServices } from '../../support/drill/signed-services';

const templates = 'eu-west-1a=EXTa,eu-west-1b=EXTb,eu-west-1c=EXTc';
const STARTED = 'fis POST /experiments';
const LOOKED = 'fis GET /experiments/EXP1';
const STOPPED = 'fis DELETE /experiments/EXP1';

let services: SignedServices;
afterEach(() => services.close());

async function start(script: SignedServicesScript = {}) {
  services = await SignedServices.start(script);
  return { endpoint: services.endpoint, templates };
}

/** Ends the drill with Ctrl-C when `interrupt` is called. */
function interruptible() {
  const controller = new AbortController();
  return { signal: controller.signal, interrupt: () => controller.abort(new Error('Ctrl-C')) };
}

it("starts the experiment of the writer's zone, and stops it after the measurement", async () => {
  const { report, events } = await playCause('zone-outage', await start());
  expect(services.requests).toEqual(
    [STARTED, LOOKED, STOPPED, LOOKED, LOOKED].slice(0, services.requests.length),
  );
  expect(services.requests).toContain(STOPPED);
  expect(services.bodies[0]).toMatchObject({ experimentTemplateId: 'EXTa', clientToken: expect.any(String) });
  expect(events.map(({ state }) => state).slice(-3)).toEqual(['failed-over', 'ending', 'measured']);
  expect(report?.runs[0]?.cause).toMatchObject({
    action: 'AWS FIS experiment EXP1 in eu-west-1a',
    endedAt: expect.any(String),
    left: [],
  });
});

it.each([
  ['without templates', undefined],
  ["without a template of the writer's zone", 'eu-west-1b=EXTb'],
])('is refused before the drill changes anything if the stack is %s', async (_, given) => {
  await start();
  const { account, error } = await playCause('zone-outage', { templates: given });
  expect(error?.message).toBe(
    'the stack AuroraFailoverLab has no experiment for eu-west-1a, the zone of the writer lab-1',
  );
  expect(error?.hint).toBe('deploy the stack with: npx cdk deploy -c zoneOutage=true');
  expect(account.calls).toEqual(['look at the cluster']);
});

it('stops the experiment after an interruption', async () => {
  const { signal, interrupt } = interruptible();
  const watching = async () => {
    while (!services.requests.includes(STARTED)) await new Promise(setImmediate);
    interrupt();
  };
  const drill = await playCause('zone-outage', { ...(await start()), watching }, {}, { signal });
  expect(drill.error?.message).toBe('Ctrl-C');
  expect(services.requests).toContain(STOPPED);
  expect(changesOf(drill)).toEqual([]);
});

it('stops the experiment if the interruption comes while StartExperiment is under way', async () => {
  const { signal, interrupt } = interruptible();
  const beforeStart = async () => {
    interrupt();
    await new Promise(setImmediate);
  };
  const watching = () => new Promise<void>(() => {});
  const script = { ...(await start({ beforeStart })), watching };
  const drill = await playCause('zone-outage', script, {}, { signal });
  expect(drill.error?.message).toBe('Ctrl-C');
  expect(services.requests.slice(0, 3)).toEqual([STARTED, LOOKED, STOPPED]);
});

it('stops the experiment after an error of the failover function', async () => {
  const watching = async () => {
    while (!services.requests.includes(STARTED)) await new Promise(setImmediate);
    throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
  };
  const { error } = await playCause('zone-outage', { ...(await start()), watching });
  expect(error?.message).toBe('the account throttles the requests: Rate exceeded');
  expect(services.requests).toContain(STOPPED);
});

it('reports an experiment that does not stop, with the command that stops it', async () => {
  const drill = await playCause('zone-outage', await start({ afterStop: { status: 'running' } }));
  expect(drill.error?.message).toBe('the experiment EXP1 is running and did not stop');
  expect(changesOf(drill)).toEqual([
    {
      change: 'the experiment EXP1 may still run',
      undo: 'aws fis stop-experiment --id EXP1',
    },
  ]);
});

it('reports an experiment that failed', async () => {
  const { error } = await playCause(
    'zone-outage',
    await start({ afterStop: { status: 'failed', reason: 'no access' } }),
  );
  expect(error?.message).toBe('the experiment EXP1 failed: no access');
});

it('explains a template that no longer exists', async () => {
  const startError = { name: 'ResourceNotFoundException', message: 'Experiment template EXTa not found.' };
  const { error } = await playCause('zone-outage', await start({ startError }));
  expect(error?.message).toBe(
    'the experiment of the zone outage does not exist: Experiment template EXTa not found.',
  );
  expect(services.requests).toEqual([STARTED]);
});
