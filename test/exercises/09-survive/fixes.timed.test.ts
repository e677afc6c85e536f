import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findClients } from '../../../drill/findings/clients';
import { toStallSpans } from '../../../drill/findings/stalls';
import { judgeClient } from '../../../exercises/09-survive/judge-client';
import { writeFixedClients } from '../../support/exercises/fixed-clients';
import type { ClientFailover } from '../../support/probe/client-failover';
import { failOverClients, skipIfTooBusy } from '../../support/probe/client-failover';

/** Two writes are always between the INSERT and the answer to the caller. */
const CLIENT_RATE_HZ = 10;

describe('in a failover, the naive client of exercise 9 after each fix of a learner,', () => {
  let folder: string;
  let failover: ClientFailover;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afl-survive-'));
    const files = writeFixedClients(join(folder, 'project'));
    failover = await failOverClients({ files, clientRateHz: CLIENT_RATE_HZ });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  describe('if the machine is not too busy,', () => {
    beforeAll(() => skipIfTooBusy(failover));

    it.each([
      ['naive-client', 'no listener caught their error'],
      ['with-listeners', 'its pool keeps connections to the old writer'],
      ['with-release', 'it passes every error of the outage on to its caller'],
      ['with-retry', 'the retry stored it again'],
    ])('%s fails for the next reason only: %s', (name, reason) => {
      expect(judge(name)).toMatchObject({ state: 'not-yet', reason: expect.stringContaining(reason) });
    });

    it('the solution passes', () => {
      expect(judge('solution')).toMatchObject({ state: 'passed' });
    });
  });

  function judge(name: string) {
    const { result, requestedMs } = failover;
    const clients = findClients(result, toStallSpans(result.stalls), requestedMs);
    const client = clients.find((each) => each.name === name);
    if (!client) throw new Error(`no result of ${name}`);
    return judgeClient(client, 'npm run lab -- check 9');
  }
});
