import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../support/eventually';
import { useMeasuredServer } from '../../support/probe/measured-server';
import { ProbeProcess } from '../../support/probe/probe-process';
import { acknowledgementsMs, lengthMs, silencesBetween, stalledMs } from '../../support/probe/silences';
import { useTemporaryFolder } from '../../support/temporary-folder';

describe('a probe that is stopped for half a second', () => {
  const measured = useMeasuredServer();
  const folder = useTemporaryFolder();
  let probe: ProbeProcess | undefined;

  afterEach(() => probe?.close());

  it('says that it stood still itself, and covers by that all that it took for silence', async () => {
    const { proxy, environmentVariables } = measured();
    const event = { runId: 'stopped', durationSeconds: 2, ledgerTimeoutSeconds: 5 };
    probe = await ProbeProcess.start(folder(), proxy.certificate, environmentVariables, event);
    const { child } = probe;
    await eventually(() => probe?.has('begun'), true, 10_000);
    await sleep(700);
    child.kill('SIGSTOP');
    await sleep(500);
    child.kill('SIGCONT');
    const { result, error, left } = await probe.outcome;

    expect(error).toBeUndefined();
    const stops = result?.stalls.filter(({ fromUs, toUs }) => toUs - fromUs >= 490_000) ?? [];
    expect(stops.length).toBeGreaterThan(0);
    for (const lane of result?.lanes.filter(({ operation }) => operation !== 'lag') ?? []) {
      const acknowledged = acknowledgementsMs(lane);
      const silences = silencesBetween(acknowledged, 400);
      expect(silences.length).toBeGreaterThan(0);
      for (const silence of silences) {
        const unexplainedMs = lengthMs(silence) - stalledMs(result?.stalls ?? [], silence);
        expect({ lane: lane.name, unexplainedMs: Math.max(unexplainedMs, 200) }).toEqual({
          lane: lane.name,
          unexplainedMs: 200,
        });
      }
      expect(lane.answers.map(({ outcome }) => outcome)).toEqual(['ok']);
    }
    expect(left.filter((resource) => /Socket|TCP|TLS|Timeout/.test(resource))).toEqual([]);
  }, 30_000);
});
