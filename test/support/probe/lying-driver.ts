import type { Driver, SessionSource } from '../../../lambda/probe/driver';

/** Of each lane, the ticks 3, 13, 23 and so on. */
const isLie = (tick: number): boolean => tick % 10 === 3;

/** A driver that acknowledges every tenth write without writing it, or writes it twice. */
export function lyingDriver(honest: Driver, how: 'never writes' | 'writes twice'): Driver {
  const wrap = (source: SessionSource): SessionSource => ({
    connections: source.connections,
    close: () => source.close(),
    acquire: async () => {
      const session = await source.acquire();
      return {
        ...session,
        run: async (statement, timeoutMs) => {
          const isWrite = statement.text.startsWith('INSERT INTO failover_lab.writes');
          if (!isWrite || !isLie(Number(statement.values[2]))) return session.run(statement, timeoutMs);
          if (how === 'never writes') return { rows: [{ member: 'db-1', read_only: false }] };
          await session.run(statement, timeoutMs);
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
