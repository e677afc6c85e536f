import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { skipUnless } from 'aurora-loopback/testing/skip';
import type { ClientResult, ClientRun } from '../../../../lambda/probe/client-contract';
import type { ScriptedClient } from '../../../support/probe/client-threads';
import { DEADLINE_MS, runScriptedClients } from '../../../support/probe/client-threads';
import { expand } from '../../../support/probe/decode-ticks';

/** All clients run at once. So each test also shows that none disturbs the others. */
let results: ReadonlyMap<string, ClientResult>;
const server = createServer();

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  results = new Map((await runScriptedClients(port)).map((result) => [result.name, result]));
}, 60_000);

afterAll(() => {
  server.close();
});

function find(name: ScriptedClient): ClientResult {
  const result = results.get(name);
  if (!result) throw new Error(`no result of ${name}`);
  return result;
}

function runOf(name: ScriptedClient): ClientRun {
  const result = find(name);
  if (result.state === 'not-opened') throw new Error(result.message);
  return result.run;
}

/** Outcomes of the ticks with the messages of errors, each once and in order. */
function outcomesOf({ answers, answerRuns }: ClientRun): string[] {
  const seen = expand(answerRuns).map((index) => {
    const answer = answers[index];
    return answer && 'message' in answer ? `${answer.outcome}: ${answer.message}` : String(answer?.outcome);
  });
  return [...new Set(seen)];
}

describe('a client in its own thread, beside others that go wrong', () => {
  it('has every write that was due in its result, and what its module exports', () => {
    const result = find('acknowledges');
    expect(result).toMatchObject({ name: 'acknowledges', lesson: 'a scripted client', state: 'ran' });
    const { ticks, periodMs, ...columns } = runOf('acknowledges');
    expect([ticks, periodMs]).toEqual([20, 50]);
    expect(outcomesOf(runOf('acknowledges'))).toEqual(['ok']);
    expect(columns.endedUsByTick.every((us, tick) => us >= Number(columns.lateUsByTick[tick]))).toBe(true);
  });

  it('reports each rejection with the outcome that its error has for the probe', () => {
    expect(runOf('rejects').answers).toEqual([
      expect.objectContaining({ outcome: 'failed', cause: 'read-only', code: '25006', readOnly: true }),
    ]);
  });

  it('cannot confuse the probe with other messages', () => {
    expect(outcomesOf(runOf('sends-messages'))).toEqual(['ok']);
  });

  it('may reject with a value that cannot be converted to text', () => {
    expect(outcomesOf(runOf('rejects-with-an-unreadable-value'))).toEqual([
      'indeterminate: the client rejected with an error that cannot be read',
    ]);
  });

  it('counts a write without an answer at its deadline as an error with an unknown outcome', () => {
    const run = runOf('never-answers');
    expect(outcomesOf(run)).toEqual([`indeterminate: the client did not answer within ${DEADLINE_MS} ms`]);
    // Timers may fire a millisecond early.
    expect(Math.min(...run.endedUsByTick)).toBeGreaterThanOrEqual(1000 * (DEADLINE_MS - 1));
    expect(run.lateAnswers).toBe(0);
  });

  it('aborts the signal of a write at its deadline, and counts an answer after that as late', () => {
    const { lateAnswers, answers } = runOf('answers-late');
    expect(answers).toEqual([expect.objectContaining({ outcome: 'indeterminate', cause: 'timed-out' })]);
    expect(lateAnswers).toBe(20);
  });

  it('keeps the writes from before a crash, and reports the time and the error of the crash', () => {
    const result = find('crashes-at-5');
    expect(result).toMatchObject({ state: 'crashed', message: 'Error: uncaught' });
    expect(runOf('crashes-at-5').answerRuns.slice(0, 2)).toEqual([0, 6]);
    expect(outcomesOf(runOf('crashes-at-5'))).toEqual(['ok', 'dropped']);
    expect(result.state === 'crashed' && result.endedUs).toBeGreaterThanOrEqual(250_000);
    expect(result.state === 'crashed' && result.endedUs).toBeLessThan(1_000_000);
  });

  it('reports writes that were under way at a crash as unknown', () => {
    const { answerRuns, answers } = runOf('crashes-under-way');
    expect(answerRuns.slice(0, 3)).toEqual([0, 4, 1]);
    expect(answers[1]).toMatchObject({ outcome: 'indeterminate', cause: 'client-ended' });
  });

  it('reports a client that ends its thread as crashed', () => {
    expect(find('exits-at-5')).toMatchObject({
      state: 'crashed',
      message: 'the client ended its thread with exit code 7',
    });
  });

  it('ends the thread of a client that blocks it, and says so', () => {
    expect(find('blocks-at-5')).toMatchObject({
      state: 'unresponsive',
      message: expect.stringContaining("the client's thread did not respond after the run within"),
    });
  });

  it.each<[ScriptedClient, string]>([
    ['cannot-be-loaded', 'Error: the module throws'],
    [
      'has-no-default-export',
      'Error: the module must export a function as default, got undefined; see aurora-failover-lab/client',
    ],
    ['throws-in-open', 'Error: no such table'],
    [
      'exports-an-object',
      'Error: the module must export a function as default, got an object with open, url; see aurora-failover-lab/client',
    ],
    [
      'opens-nothing',
      'Error: the function must resolve with an object that has the methods write and close, got undefined',
    ],
    [
      'opens-half-a-client',
      'Error: the function must resolve with an object that has the methods write and close, got an object without close',
    ],
  ])('%s: has no writes, and a message that says why', (name, message) => {
    expect(find(name)).toMatchObject({ state: 'not-opened', message });
  });

  it('counts the connections that it opens, and those that it leaves open', () => {
    expect(runOf('leaves-connections')).toMatchObject({ connectionsOpened: 3, connectionsLeft: 3 });
  });

  it('counts a connection as closed also if the client has removed all listeners from its socket', () => {
    expect(runOf('removes-listeners')).toMatchObject({ connectionsOpened: 1, connectionsLeft: 0 });
  });

  it('has no close error if it closes', () => {
    expect(find('acknowledges')).not.toHaveProperty('closeError');
  });

  it('does not keep the probe waiting if it does not close, and has a message that says so', () => {
    expect(find('never-closes')).toMatchObject({
      state: 'ran',
      closeError: 'the client did not close within 5000 ms',
    });
  });

  it('keeps its figures if close rejects, and has the error', () => {
    expect(find('rejects-close')).toMatchObject({ state: 'ran', closeError: 'Error: the pool is in use' });
    expect(outcomesOf(runOf('rejects-close'))).toEqual(['ok']);
  });
});

describe('the thread of a client, on a system where threads have a priority', () => {
  skipUnless(process.platform === 'linux', 'only Linux has priorities of threads');

  it('has a lower priority than the probe', () => {
    expect(outcomesOf(runOf('requires-a-low-priority'))).toEqual(['ok']);
  });
});
