import type { Driver, SessionSource } from '../../../lambda/probe/driver';

/** Whether the driver is faulty for the tick: 3, 13, 23 and so on of each lane. */
const isFaultyTick = (tick: number): boolean => tick % 10 === 3;

/** Wraps a driver so that it acknowledges every tenth write without writing it, or writes it twice. */
export function faultyDriver(driver: Driver, how: 'never writes' | 'writes twice'): Driver {
  const wrap = (source: SessionSource): SessionSource => ({
    connections: source.connections,
    close: () => source.close(),
    acquire: async () => {
      const session = await source.acquire();
      return {
        ...session,
        run: async (statement, timeoutMs) => {
          const isWrite = statement.text.startsWith('INSERT INTO failover_lab.writes');
          if (!isWrite || !isFaultyTick(Number(statement.values[2])))
            return session.run(statement, timeoutMs);
          if (how === 'never writes') return { rows: [{ member: 'db-1', read_only: false }] };
          await session.run(statement, timeoutMs);
          return session.run(statement, timeoutMs);
        },
      };
    },
  });
  return {
    openPool: (...target) => wrap(driver.openPool(...target)),
    openFresh: (...target) => wrap(driver.openFresh(...target)),
  };
}
