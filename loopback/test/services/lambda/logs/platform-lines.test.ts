import type { LambdaFunction } from '../../../../services/lambda/functions/function';
import type { FunctionInput } from '../../../../services/lambda/functions/function-settings';
import { readSettings } from '../../../../services/lambda/functions/function-settings';
import { platformLines } from '../../../../services/lambda/logs/platform-lines';
import type { Outcome } from '../../../../services/lambda/sandbox/sandbox';

function linesOf(input: Partial<FunctionInput>) {
  const settings = readSettings({
    FunctionName: 'f',
    Role: 'r',
    Runtime: 'nodejs24.x',
    Handler: 'i.h',
    ...input,
  });
  const fn: LambdaFunction = {
    ...settings,
    arn: 'arn',
    code: { folder: '/', sizeBytes: 0, sha256: '' },
    configuration: {},
    tags: {},
  };
  const lines = platformLines(fn);
  const end = (outcome: Outcome, initMs?: number) =>
    lines.end({ requestId: 'id', run: { outcome, durationMs: 12.3456, maxMemoryMb: 43 }, initMs });
  return { lines, end };
}

const succeeded = { state: 'succeeded', payload: '1' } as const;
const exited = { state: 'exited', code: 3, signal: null } as const;
const report =
  'REPORT RequestId: id\tDuration: 12.35 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 43 MB\t';

describe('the lines of Lambda in the log of a function', () => {
  it('are START, END and REPORT in text', () => {
    const { lines, end } = linesOf({});
    expect(lines.start('id')).toEqual(['START RequestId: id Version: $LATEST']);
    expect(end(succeeded)).toEqual(['END RequestId: id', report]);
  });

  it('contain the loading time of a new sandbox, which is billed too', () => {
    const [, line] = linesOf({}).end(succeeded, 100.5);
    expect(line).toContain('\tBilled Duration: 113 ms\t');
    expect(line).toContain('\tInit Duration: 100.50 ms\t');
  });

  it('contain the error of a function that could not report the error itself', () => {
    const { end } = linesOf({ Timeout: 5 });
    const [timeOut, , timeOutReport] = end({ state: 'timed-out' });
    expect(timeOut).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z id Task timed out after 5\.00 seconds$/);
    expect(timeOutReport).toBe(`${report}Status: timeout\t`);
    expect(end(exited)).toEqual([
      'RequestId: id Error: Runtime exited with error: exit status 3\nRuntime.ExitError',
      'END RequestId: id',
      `${report}Status: error\tError Type: Runtime.ExitError\t`,
    ]);
  });

  it('are one JSON object per line if the function logs JSON', () => {
    const { lines, end } = linesOf({ LoggingConfig: { LogFormat: 'JSON' } });
    const all = [...lines.initStart(), ...lines.start('id'), ...end(succeeded, 100.5)].map((line) =>
      JSON.parse(line),
    );
    expect(all.map(({ type }) => type)).toEqual(['platform.initStart', 'platform.start', 'platform.report']);
    expect(all[2].record).toEqual({
      requestId: 'id',
      metrics: {
        durationMs: 12.346,
        billedDurationMs: 113,
        memorySizeMB: 128,
        maxMemoryUsedMB: 43,
        initDurationMs: 100.5,
      },
      status: 'success',
    });
  });

  it('contain only problems at the system log level WARN', () => {
    const { lines, end } = linesOf({ LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' } });
    expect([...lines.initStart(), ...lines.start('id'), ...end(succeeded)]).toEqual([]);
    expect(JSON.parse(end(exited)[0] ?? '').record).toMatchObject({
      status: 'error',
      errorType: 'Runtime.ExitError',
    });
    expect(JSON.parse(end({ state: 'timed-out' })[0] ?? '').record).toMatchObject({ status: 'timeout' });
  });
});
