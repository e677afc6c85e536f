import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from 'aurora-loopback/testing/eventually';
import { measureOrSkip } from 'aurora-loopback/testing/skip';
import type { ProbeResult } from '../../../lambda/probe/contract';
import { findBracketMistakes } from '../../support/probe/brackets';
import { findingsOf } from '../../support/probe/findings-of';
import type { MeasuredServer } from '../../support/probe/measured-server';
import { useMeasuredServer } from '../../support/probe/measured-server';
import { findOverload } from '../../support/probe/overload';
import { ProbeProcess } from '../../support/probe/probe-process';
import type { Span } from '../../support/probe/silences';
import {
  acknowledgementsMs,
  findCloseSilences,
  lengthMs,
  overlaps,
  silencesBetween,
  stalledMs,
} from '../../support/probe/silences';

const measured = useMeasuredServer();

const measuredLanes = ({ lanes }: ProbeResult) => lanes.filter(({ operation }) => operation !== 'lag');

describe('silences of 1,000, 200 and 200 ms on the wire', () => {
  /** All times are counted from the run's zero. `wireMs` returns when the answers of a lane passed the proxy. */
  interface Measurement {
    readonly result: ProbeResult;
    readonly silences: readonly Span[];
    readonly wireMs: (lane: string) => readonly number[];
  }
  let measurement: Measurement;

  beforeAll(async () => {
    const findVoidReason = ({ result, silences, wireMs }: Measurement) =>
      findOverload(result) ??
      findCloseSilences(
        silences,
        measuredLanes(result).map(({ name }) => wireMs(name)),
      );
    measurement = await measureOrSkip(() => measure(measured(), [1_000, 200, 200]), findVoidReason);
  }, 60_000);

  it('are found as three outages of every lane, each inside its bracket, without a lost write', () => {
    const { result, silences, wireMs } = measurement;
    const { lanes, ledger } = findingsOf(result);
    const found = lanes.filter(({ operation }) => operation !== 'lag');
    expect(found).toHaveLength(4);
    expect(
      found.flatMap((lane) => findBracketMistakes(lane, silences, wireMs(lane.name), result.stalls)),
    ).toEqual([]);
    expect(ledger).toMatchObject({ state: 'read', lost: 0, duplicates: 0, unexpected: 0 });
    expect(ledger.acknowledged).toBeGreaterThan(0);
  });

  async function measure({ probe, proxy }: MeasuredServer, lengthsMs: readonly number[]) {
    let zeroMs = 0;
    let injected: Promise<Span[]> | undefined;
    const result = await probe({ durationSeconds: 5 }, () => {
      zeroMs = performance.now();
      injected = silenceInTurn(proxy, lengthsMs);
    });
    const silences = ((await injected) ?? []).map(({ fromMs, toMs }) => ({
      fromMs: fromMs - zeroMs,
      toMs: toMs - zeroMs,
    }));
    const wireMs = (lane: string) =>
      proxy
        .answersMs(lane)
        .map((atMs) => atMs - zeroMs)
        .filter((atMs) => atMs > 0);
    return { result, silences, wireMs };
  }

  async function silenceInTurn(proxy: MeasuredServer['proxy'], lengthsMs: readonly number[]) {
    const silences: Span[] = [];
    for (const length of lengthsMs) {
      await sleep(900);
      silences.push(await proxy.silence(length));
    }
    return silences;
  }
});

describe('a probe that is stopped for half a second', () => {
  /** Time that a lane may be silent in addition to the stall: its period, and answers of a busy machine. */
  const UNEXPLAINED_MS = 300;
  let folder: string;
  const isStop = ({ fromUs, toUs }: ProbeResult['stalls'][number]) => toUs - fromUs >= 490_000;
  let runs = 0;
  let probe: ProbeProcess | undefined;
  let result: ProbeResult;

  beforeAll(async () => {
    const findVoidReason = (candidate: ProbeResult) =>
      findOverload({ ...candidate, stalls: candidate.stalls.filter((stall) => !isStop(stall)) });
    folder = await mkdtemp(join(tmpdir(), 'afl-ruler-'));
    result = await measureOrSkip(measureStopped, findVoidReason);
  }, 60_000);
  afterAll(async () => {
    await probe?.close();
    await rm(folder, { recursive: true });
  });

  it('reports a stall that explains the silence of every lane, and leaves no socket and no timer open', async () => {
    expect(result.stalls.filter(isStop)).toHaveLength(1);
    const [stop] = result.stalls.filter(isStop).map(toSpan);
    for (const lane of measuredLanes(result)) {
      expect(lane.answers.map(({ outcome }) => outcome)).toEqual(['ok']);
      const [silence] = silencesBetween(acknowledgementsMs(lane), 400);
      if (!stop || !silence) throw new Error(`${lane.name} was not silent: ${JSON.stringify(result.stalls)}`);
      expect(overlaps(silence, stop)).toBe(true);
      expect(lengthMs(silence) - stalledMs(result.stalls, silence)).toBeLessThan(UNEXPLAINED_MS);
    }
    const { verdict, reasons, lanes } = findingsOf(result);
    expect(verdict).toBe('void');
    expect(reasons.join('\n')).toMatch(/^the probe was stalled /m);
    const outages = lanes.flatMap(({ name, outages }) => outages.map(({ low }) => ({ name, low })));
    expect(outages.filter(({ low }) => low > UNEXPLAINED_MS)).toEqual([]);
    const left = (await probe?.outcome)?.left ?? [];
    expect(left.filter((resource) => /Socket|TCP|TLS|Timeout/.test(resource))).toEqual([]);
  });

  async function measureStopped(): Promise<ProbeResult> {
    runs += 1;
    const { proxy, environmentVariables } = measured();
    const event = {
      runId: `stopped-${runs}`,
      durationSeconds: 2,
      ledgerTimeoutSeconds: 5,
      connectTimeoutMs: 10_000,
      statementTimeoutMs: 10_000,
    };
    const stopped = await ProbeProcess.start(folder, proxy.certificate, environmentVariables, event);
    probe = stopped;
    await eventually(() => stopped.has('begun'), true, 10_000);
    await sleep(700);
    stopped.child.kill('SIGSTOP');
    await sleep(500);
    stopped.child.kill('SIGCONT');
    return stopped.result();
  }
});

function toSpan({ fromUs, toUs }: ProbeResult['stalls'][number]): Span {
  return { fromMs: fromUs / 1000, toMs: toUs / 1000 };
}
