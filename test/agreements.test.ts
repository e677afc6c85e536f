import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountVariables } from 'aurora-loopback';
import type { Command } from 'commander';
import type { RunningAccount } from '../cli/account/running';
import { SHELL_ACCOUNT } from '../cli/account/shell-account';
import { pointAtAccount } from '../cli/account/shell-exports';
import { DURATIONS } from '../cli/commands/drill/durations';
import { createProgram } from '../cli/program';
import { OUTPUTS } from '../drill/aws/deployed-lab';
import { MAX_DRIFT_MS } from '../drill/findings/remarks';
import { SHORTEST_STALL_MS } from '../drill/findings/stalls';
import { HELD } from '../drill/report/sentences';
import {
  DEFAULT_CLIENT_RATE_HZ,
  MAX_CLIENT_RATE_HZ,
  MAX_RATE_HZ,
  MAX_REPEAT,
  MAX_RUN_SECONDS,
} from '../drill/run/limits';
import { PREPARATION, PROBE_ROLE } from '../drill/run/prepare';
import { parseEvent } from '../lambda/probe/event';
import { DEFAULTS } from '../lambda/probe/limits';
import { parseConfig } from '../lib/config';
import { labTemplate, resourcesOf } from './support/lab-template';
import { repository } from './support/repository';

// The import rules separate lib/, lambda/, drill/ and cli/, so some names and numbers are defined twice.

describe('the stack and the drill agree on', () => {
  it('the names of the outputs', () => {
    expect(Object.keys(labTemplate().findOutputs('*')).sort()).toEqual([...OUTPUTS].sort());
  });

  it('the database role of the probe', () => {
    const [probe] = resourcesOf(labTemplate(), 'AWS::Lambda::Function', 'Probe');
    expect(probe).toMatchObject({ Environment: { Variables: { DATABASE_USER: PROBE_ROLE } } });
    const policies = JSON.stringify(resourcesOf(labTemplate(), 'AWS::IAM::Policy', 'Probe'));
    expect(policies).toContain(`/${PROBE_ROLE}"`);
  });
});

it('the stack and the command line agree on the name of the stack', () => {
  const parsed = parseConfig({});
  const defaults = commands().flatMap(({ options }) =>
    options.flatMap(({ long, defaultValue }) => (long === '--stack' ? [defaultValue] : [])),
  );
  expect(new Set(defaults)).toEqual(new Set([parsed.state === 'valid' && parsed.config.stackName]));
});

describe('the probe and the drill agree on', () => {
  const [contract = '', ticks = ''] = ['contract', 'tick-contract'].map((name) =>
    readFileSync(join(repository, 'lambda/probe', `${name}.ts`), 'utf8'),
  );

  it('the statements that prepare the database', () => {
    const [, sql = ''] = /```sql\n(.*?)```/s.exec(contract) ?? [];
    expect(squeeze(PREPARATION.join('\n'))).toBe(squeeze(sql.replaceAll(/^ \* ?/gm, '')));
  });

  it.each(['lambda/probe', 'drill'])('the names of the tables in the statements of %s', (folder) => {
    const created = PREPARATION.flatMap((sql) => /^CREATE TABLE IF NOT EXISTS (\S+)/.exec(sql)?.[1] ?? []);
    const named = sourcesIn(folder).flatMap((source) => source.match(/\bfailover_lab\.\w+/g) ?? []);
    expect([...new Set(named)].sort()).toEqual([...created].sort());
  });

  it('the longest duration of a run, and the highest rate of ticks', () => {
    const ordered = (event: object) => () => parseEvent({ runId: 'r', durationSeconds: 1, ...event });
    expect(ordered({ durationSeconds: MAX_RUN_SECONDS })).not.toThrow();
    expect(ordered({ durationSeconds: MAX_RUN_SECONDS + 1 })).toThrow();
    expect(ordered({ rateHz: MAX_RATE_HZ })).not.toThrow();
    expect(ordered({ rateHz: MAX_RATE_HZ + 1 })).toThrow();
    expect(contract).toContain(`ticks are due: an integer from 1 to ${MAX_RUN_SECONDS}.`);
    expect(contract).toContain(`connections: an integer from 1 to ${MAX_RATE_HZ}.`);
  });

  it('the highest rate of a client, and its default', () => {
    const ordered = (clientRateHz: number) => () =>
      parseEvent({ runId: 'r', durationSeconds: 1, clientRateHz });
    expect(ordered(MAX_CLIENT_RATE_HZ)).not.toThrow();
    expect(ordered(MAX_CLIENT_RATE_HZ + 1)).toThrow();
    expect(DEFAULT_CLIENT_RATE_HZ).toBe(DEFAULTS.clientRateHz);
  });

  it.each(Object.entries(DURATIONS))('the deadline of a client at pace %s', (_, { clientDeadlineMs }) => {
    expect(() => parseEvent({ runId: 'r', durationSeconds: 1, clientDeadlineMs })).not.toThrow();
  });

  it('the shortest stall, and the clock drift above which times are unreliable', () => {
    expect(ticks).toContain(`${SHORTEST_STALL_MS} ms or more instead of`);
    expect(contract).toContain(`Above ${MAX_DRIFT_MS} or below -${MAX_DRIFT_MS}`);
  });
});

describe('the command line and the code that it calls agree on', () => {
  it.each([
    ['drill', '--rate', MAX_RATE_HZ],
    ['drill', '--client-rate', MAX_CLIENT_RATE_HZ],
    // A run has two parts, before and after the request. Each takes at least a second.
    ['drill', '--before', MAX_RUN_SECONDS - 1],
    ['drill', '--after', MAX_RUN_SECONDS - 1],
    ['drill', '--repeat', MAX_REPEAT],
    ['failover', '--wait', maxWaitSeconds()],
  ])('the greatest value of lab %s %s', (command, option, greatest) => {
    expect(parse(command, option, greatest)).toBe(greatest);
    expect(() => parse(command, option, greatest + 1)).toThrow(String(greatest));
  });

  it('the length of a run, in the help', () => {
    expect(optionOf('drill', '--after').description).toContain(
      `up to ${MAX_RUN_SECONDS} together with --before`,
    );
  });

  it('the meaning of the verdict held', () => {
    let help = '';
    const drill = commandOf('drill').configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    drill.outputHelp();
    expect(help).toContain(`0  held: ${HELD}\n`);
  });
});

it('lab env and startLoopback agree on the variables with which programs use an account', () => {
  const account: RunningAccount = {
    ...{ state: 'running', pid: 1, endpointUrl: 'http://127.0.0.1:4566', region: 'eu-west-1' },
    ...{ accountId: '123456789012', accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    ...{ caBundlePath: '/ca.pem', hostNamesPreloadPath: '/resolve.js', endpointPorts: {} },
  };
  const env = { NO_PROXY: 'example.com', AWS_PROFILE: 'work' };
  // `lab env` does not export NODE_OPTIONS: every Node.js program of the shell would load the preloaded module. `lab run` sets it.
  const { NODE_OPTIONS, ...expected } = accountVariables({ ...account, credentials: account }, env);
  expect(NODE_OPTIONS).toContain('/resolve.js');
  const { PGSSLROOTCERT, [SHELL_ACCOUNT]: shellAccount, ...exported } = pointAtAccount(account, env);
  expect([PGSSLROOTCERT, shellAccount]).toEqual(['/ca.pem', 'http://127.0.0.1:4566 AKIA']);
  expect(exported).toEqual(expected);
});

/** Reads the maximum from a comment of the contract, which contains it only in words. */
function maxWaitSeconds(): number {
  const contract = readFileSync(join(repository, 'lambda/failover/contract.ts'), 'utf8');
  return Number(/an integer from 0 to (\d+)\./.exec(contract)?.[1]);
}

function parse(command: string, option: string, value: number): unknown {
  return optionOf(command, option).parseArg?.(String(value), undefined);
}

function optionOf(command: string, long: string) {
  const option = commandOf(command).options.find((each) => each.long === long);
  if (!option) throw new Error(`lab ${command} has no option ${long}`);
  return option;
}

function commandOf(name: string): Command {
  const command = commands().find((each) => each.name() === name);
  if (!command) throw new Error(`lab has no command ${name}`);
  return command;
}

function commands(): readonly Command[] {
  return createProgram({ exitCode: 0 }).commands;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(repository, folder, name), 'utf8'));
}

function squeeze(text: string): string {
  return text
    .replaceAll(/\s*([()])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
