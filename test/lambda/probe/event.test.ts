import { parseEvent } from '../../../lambda/probe/event';

const least = { runId: 'r-1', durationSeconds: 30 };

describe('parseEvent', () => {
  it('fills in the defaults', () => {
    expect(parseEvent(least)).toEqual({
      runId: 'r-1',
      durationSeconds: 30,
      rateHz: 100,
      freshRateHz: 19,
      poolSize: 10,
      connectTimeoutMs: 2000,
      statementTimeoutMs: 2000,
      ledgerTimeoutSeconds: 60,
      clients: [],
      clientRateHz: 20,
      clientDeadlineMs: 30_000,
    });
  });

  it('accepts the names of clients that are in the bundle', () => {
    const event = { ...least, clients: ['pg-query', 'my-client'], clientRateHz: 5, clientDeadlineMs: 90_000 };
    expect(parseEvent(event, ['my-client', 'pg-query'])).toMatchObject(event);
  });

  it.each([[['pg-none']], [['pg-query', 'pg-query']], ['pg-query'], [[1]]])(
    'refuses %j as clients, and lists the clients in the bundle',
    (clients) => {
      expect(() => parseEvent({ ...least, clients }, ['pg-query', 'my-client'])).toThrow(
        `clients must be an array of different names from pg-query, my-client, got ${JSON.stringify(clients)}`,
      );
    },
  );

  it('limits the default of freshRateHz to rateHz', () => {
    expect(parseEvent({ ...least, rateHz: 5 }).freshRateHz).toBe(5);
  });

  it.each([
    [null, 'event must be a JSON object, got null'],
    [[], 'event must be a JSON object, got []'],
    ['x', 'event must be a JSON object, got "x"'],
    [{}, 'runId is required; durationSeconds is required'],
    [{ ...least, runId: undefined }, 'runId is required'],
    [{ ...least, runId: "'; DROP" }, 'runId must be 1 to 64 letters, digits and hyphens, got "\'; DROP"'],
    [{ ...least, durationSeconds: 601 }, 'durationSeconds must be an integer from 1 to 600, got 601'],
    [{ ...least, durationSeconds: '30' }, 'durationSeconds must be an integer from 1 to 600, got "30"'],
    [{ ...least, rateHz: 101 }, 'rateHz must be an integer from 1 to 100, got 101'],
    [{ ...least, rateHz: Number.NaN }, 'rateHz must be an integer from 1 to 100, got null'],
    [{ ...least, freshRateHz: 20 }, 'freshRateHz must be an integer from 1 to 19, got 20'],
    [{ ...least, rateHz: 10, freshRateHz: 11 }, 'freshRateHz must be at most rateHz (10), got 11'],
    [{ ...least, poolSize: 0 }, 'poolSize must be an integer from 1 to 50, got 0'],
    [{ ...least, connectTimeoutMs: 99 }, 'connectTimeoutMs must be an integer from 100 to 30000, got 99'],
    [{ ...least, statementTimeoutMs: 1e9 }, /^statementTimeoutMs must be an integer from 100 to 30000/],
    [{ ...least, ledgerTimeoutSeconds: 181 }, /^ledgerTimeoutSeconds must be an integer from 1 to 180/],
    [
      JSON.parse('{"runId":"r","durationSeconds":1,"__proto__":1}'),
      /^unknown field "__proto__", the fields are/,
    ],
    [{ runId: 5, durationSeconds: 0 }, /^runId must .*, got 5; durationSeconds must .*, got 0$/],
  ])('refuses %j', (event, message) => {
    expect(() => parseEvent(event)).toThrow(expect.objectContaining({ name: 'ValidationError' }));
    expect(() => parseEvent(event)).toThrow(message);
  });
});
