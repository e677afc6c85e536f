import type { ProbeResult } from '../../../lambda/probe/contract';
import type { Driver, SessionSource } from '../../../lambda/probe/driver';
import { findingsOf } from '../../support/probe/findings-of';
import { useMeasuredServer } from '../../support/probe/measured-server';
import { decodeTicks, expandRanges } from '../../support/probe/spelt-out';

describe('the ledger', () => {
  const measured = useMeasuredServer();

  it('has every write that an honest driver acknowledged, once', async () => {
    const result = await measured().probe({ durationSeconds: 1 });
    for (const lane of ['write-pool', 'write-fresh']) {
      const { acknowledged, missing, repeated } = compare(result, lane);
      expect(acknowledged).not.toEqual([]);
      expect({ missing, repeated }).toEqual({ missing: [], repeated: [] });
    }
  });

  it('finds out a driver that acknowledges what it never wrote', async () => {
    const { probe, driver } = measured();
    const result = await probe({ durationSeconds: 1 }, undefined, lying(driver(), 'never writes'));
    expect(compare(result, 'write-pool').missing).toEqual([3, 13, 23, 33, 43, 53, 63, 73, 83, 93]);
    expect(compare(result, 'write-fresh').missing).toEqual([3, 13]);
    const { verdict, ledger } = findingsOf(result);
    expect({ verdict, ledger }).toMatchObject({ verdict: 'not-held', ledger: { state: 'read', lost: 12 } });
  });

  it('finds out a driver that writes twice', async () => {
    const { probe, driver } = measured();
    const result = await probe({ durationSeconds: 1 }, undefined, lying(driver(), 'writes twice'));
    expect(compare(result, 'write-pool')).toMatchObject({
      missing: [],
      repeated: [3, 2, 13, 2, 23, 2, 33, 2, 43, 2, 53, 2, 63, 2, 73, 2, 83, 2, 93, 2],
    });
    expect(findingsOf(result).ledger).toMatchObject({ lost: 0, duplicates: 12 });
  });
});

/** Lies about every tenth write. */
function lying(honest: Driver, how: 'never writes' | 'writes twice'): Driver {
  const wrap = (source: SessionSource): SessionSource => ({
    connections: source.connections,
    close: () => source.close(),
    acquire: async () => {
      const session = await source.acquire();
      return {
        ...session,
        run: async (statement, timeoutMs) => {
          const isLie =
            statement.text.startsWith('INSERT INTO failover_lab.writes') &&
            Number(statement.values[2]) % 10 === 3;
          if (isLie && how === 'never writes') return { rows: [{ member: 'db-1', read_only: false }] };
          if (isLie) await session.run(statement, timeoutMs);
          return session.run(statement, timeoutMs);
        },
      };
    },
  });
  return {
    openPool: (...target) => wrap(honest.openPool(...target)),
    openFresh: (...target) => wrap(honest.openFresh(...target)),
  };
}

function compare({ lanes, ledger }: ProbeResult, name: string) {
  const lane = lanes.find((candidate) => candidate.name === name);
  if (!lane || ledger.state !== 'read') throw new Error(`no ledger of ${name}: ${JSON.stringify(ledger)}`);
  const entry = ledger.lanes.find((candidate) => candidate.lane === name);
  const found = new Set(expandRanges(entry?.found ?? []));
  const acknowledged = decodeTicks(lane).flatMap(({ answer }, tick) =>
    answer.outcome === 'ok' ? [tick] : [],
  );
  return {
    acknowledged,
    missing: acknowledged.filter((tick) => !found.has(tick)),
    repeated: entry?.repeated ?? [],
  };
}
