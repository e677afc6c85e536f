import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LambdaLab } from '../test/support/lambda/lambda-lab';
import type { Figure } from './figure';
import { inTurns, timedMs } from './figure';

const FIRST_RUNS = 11;
const WARM_RUNS = 101;
const noOp = 'export const handler = async () => null;';

/** Figures of functions in the loopback account. Logs are written as on AWS. */
export const functionFigures: readonly Figure[] = [
  {
    name: 'first Invoke of a no-op function',
    limit: { kind: 'ratio-at-most', ratio: 3 },
    measure: () =>
      withLab(async (lab) => {
        let made = 0;
        const first = async () => {
          made += 1;
          const FunctionName = `first-${made}`;
          await lab.create(noOp, { FunctionName });
          return timedMs(() => lab.invoke({}, { FunctionName }));
        };
        // Warm-up, because the account loads its services in the background after its start.
        await first();
        const { values, floorValues } = await inTurns(FIRST_RUNS, first, bareNodeMs);
        return { unit: 'ms', values, floor: { name: 'a bare node -e 0', values: floorValues } };
      }),
  },
  {
    name: 'warm Invoke of a no-op function',
    limit: { kind: 'at-most', value: 10 },
    measure: () =>
      withLab(async (lab) => {
        await lab.create(noOp, { FunctionName: 'warm' });
        const warm = () => timedMs(() => lab.invoke({}, { FunctionName: 'warm' }));
        const configuration = () => timedMs(() => lab.getConfiguration('warm'));
        await warm();
        const { values, floorValues } = await inTurns(WARM_RUNS, warm, configuration);
        return {
          unit: 'ms',
          values,
          floor: { name: 'GetFunctionConfiguration of the function', values: floorValues },
        };
      }),
  },
];

async function withLab<Result>(measure: (lab: LambdaLab) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-bench-'));
  const lab = await LambdaLab.start(folder);
  try {
    lab.allowLogs();
    return await measure(lab);
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true });
  }
}

function bareNodeMs(): Promise<number> {
  return timedMs(() => promisify(execFile)(process.execPath, ['-e', '0']));
}
