import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from 'aurora-loopback/testing/eventually';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { findingsOf } from '../../support/probe/findings-of';
import { useMeasuredServer } from '../../support/probe/measured-server';
import { ProbeProcess } from '../../support/probe/probe-process';
import {
  acknowledgementsMs,
  lengthMs,
  overlaps,
  silencesBetween,
  stalledMs,
} from '../../support/probe/silences';

/** What a lane may have been silent for beside that: its period, and a busy machine's answers. */
const UNEXPLAINED_MS = 300;

describe('a probe that is stopped for half a second', () => {
  const measured = useMeasuredServer();
  const folder = useTemporaryFolder();
  let probe: ProbeProcess | undefined;

  afterEach(() => probe?.close());

  it('says that it stood still itself, and that explains what it took for silence', async () => {
    const { proxy, environmentVariables } = measured();
    const event = {
      runId: 'stopped',
      durationSeconds: 2,
      ledgerTimeoutSeconds: 5,
      connectTimeoutMs: 10_000,
      statementTimeoutMs: 10_000,
    };
    probe = await ProbeProcess.start(folder(), proxy.certificate, environmentVariables, event);
    const { child } = probe;
    await eventually(() => probe?.has('begun'), true, 10_000);
    await sleep(700);
    child.kill('SIGSTOP');
    await sleep(500);
    child.kill('SIGCONT');
    const result = await probe.result();
    const { lanes, stalls } = result;
    const { left } = await probe.outcome;

    const [stop] = stalls.filter(({ fromUs, toUs }) => toUs - fromUs >= 490_000);
    if (!stop) throw new Error(`no stop among ${JSON.stringify(stalls)}`);
    for (const lane of lanes.filter(({ operation }) => operation !== 'lag')) {
      expect(lane.answers.map(({ outcome }) => outcome)).toEqual(['ok']);
      const stopMs = { fromMs: stop.fromUs / 1000, toMs: stop.toUs / 1000 };
      const silence = silencesBetween(acknowledgementsMs(lane), 400).find((span) => overlaps(span, stopMs));
      if (!silence) throw new Error(`${lane.name} was not silent during ${JSON.stringify(stop)}`);
      expect(lengthMs(silence) - stalledMs(stalls, silence)).toBeLessThan(UNEXPLAINED_MS);
    }
    const { verdict, reasons, lanes: found } = findingsOf(result);
    expect(verdict).toBe('void');
    expect(reasons.join('\n')).toMatch(/^the probe was stalled /m);
    const outages = found.flatMap(({ name, outages }) => outages.map(({ low }) => ({ name, low })));
    expect(outages.filter(({ low }) => low > UNEXPLAINED_MS)).toEqual([]);
    expect(left.filter((resource) => /Socket|TCP|TLS|Timeout/.test(resource))).toEqual([]);
  }, 30_000);
});
