import type { ProbeResult } from '../../../lambda/probe/contract';
import type { Driver } from '../../../lambda/probe/driver';
import { STEADY } from '../../support/probe/course';
import { faultyDriver } from '../../support/probe/faulty-driver';
import { simulateProbe } from '../../support/probe/simulated-probe';

const run = (wrap?: (driver: Driver) => Driver) =>
  simulateProbe({ ...STEADY, outages: [] }, { durationSeconds: 1 }, wrap);

const ledgerOf = ({ ledger }: ProbeResult) => (ledger.state === 'read' ? ledger.lanes : ledger);

const TENTHS = [3, 13, 23, 33, 43, 53, 63, 73, 83, 93];

describe('the ledger', () => {
  it('contains every write that a correct driver acknowledged, once', async () => {
    const { result, findings } = await run();
    expect(ledgerOf(result)).toEqual([
      { lane: 'write-pool', found: [0, 100], repeated: [] },
      { lane: 'write-fresh', found: [0, 19], repeated: [] },
    ]);
    expect(findings.ledger).toMatchObject({ acknowledged: 119, lost: 0, duplicates: 0, unexpected: 0 });
  });

  it('reveals a driver that acknowledges writes without writing them', async () => {
    const { result, findings } = await run((driver) => faultyDriver(driver, 'never writes'));
    const betweenTenths = [0, 3, ...TENTHS.slice(0, -1).flatMap((tick) => [tick + 1, 9]), 94, 6];
    expect(ledgerOf(result)).toEqual([
      { lane: 'write-pool', found: betweenTenths, repeated: [] },
      { lane: 'write-fresh', found: [0, 3, 4, 9, 14, 5], repeated: [] },
    ]);
    expect(findings.ledger).toMatchObject({ acknowledged: 119, lost: 12, duplicates: 0, unexpected: 0 });
    expect(findings.ledger).toHaveProperty('lostWrites', [
      ...TENTHS.map((tick) => expect.objectContaining({ lane: 'write-pool', tick })),
      ...[3, 13].map((tick) => expect.objectContaining({ lane: 'write-fresh', tick })),
    ]);
    expect(findings.verdict).toBe('not-held');
    expect(findings.reasons).toContain('12 of 119 acknowledged writes lost; the budget is 0');
  });

  it('reveals a driver that writes twice', async () => {
    const { result, findings } = await run((driver) => faultyDriver(driver, 'writes twice'));
    expect(ledgerOf(result)).toEqual([
      { lane: 'write-pool', found: [0, 100], repeated: TENTHS.flatMap((tick) => [tick, 2]) },
      { lane: 'write-fresh', found: [0, 19], repeated: [3, 2, 13, 2] },
    ]);
    expect(findings.ledger).toMatchObject({ acknowledged: 119, lost: 0, duplicates: 12, unexpected: 0 });
  });
});
