import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LabRun } from './lab-run';

/** Environment in which a drill does not end its step "synthesize the lab" within a minute. */
export const heldSynthesis: NodeJS.ProcessEnv = {
  NODE_OPTIONS: `--require "${join(__dirname, 'keep-app-alive.js')}"`,
};

/** Whether the app has begun to write the assembly. The folder of the assembly can be removed only after the app has ended. */
export function hasBegunToWrite({ folder }: LabRun): boolean {
  const [work] = readdirSync(folder).filter((name) => name.startsWith('lab-drill-'));
  return work !== undefined && existsSync(join(folder, work, 'cdk.out'));
}
