import { DrillError } from '../aws/drill-error';
import type { Experiment } from '../aws/experiment';
import { startExperiment, stopExperiment } from '../aws/experiment';
import { ServiceError } from '../aws/signed-request';
import type { Left } from '../report-format/cause';
import type { Cause, Scene, Stage } from './cause';
import { watchWhile } from './watch';

/**
 * Plays an outage of the writer's zone with an AWS FIS experiment: the members of the zone lose their network, and the
 * cluster fails over if it has a reader. The experiment ends when everything is measured.
 */
export const zoneOutage: Cause = {
  async check(scene) {
    findTemplate(scene);
  },

  async play(stage) {
    const { writer } = stage;
    const template = findTemplate(stage);
    let experiment: Experiment | undefined;
    let ended: Promise<string> | undefined;
    const end = () => {
      ended ??= endExperiment(stage, experiment);
      return ended;
    };
    try {
      const { observation, requestedAt } = await watchWhile(stage, async (signal) => {
        experiment = await start(stage, template, signal);
      });
      const action = `AWS FIS experiment ${experiment?.id} in ${writer.availabilityZone}`;
      return { cause: { name: 'zone-outage', action, requestedAt, left: [] }, observation, end };
    } catch (error) {
      await end();
      throw error;
    }
  },
};

const END_TIMEOUT_MS = 150_000;

/** @throws DrillError if the stack has no experiment for the writer's zone */
function findTemplate({ lab, writer: { identifier, availabilityZone } }: Scene): string {
  const templates = new Map(
    (lab.ZoneOutageTemplates ?? '').split(',').map((entry) => entry.split('=') as [string, string]),
  );
  const template = templates.get(availabilityZone ?? '');
  if (template) return template;
  throw new DrillError(
    `the stack ${lab.stackName} has no experiment for ${availabilityZone}, the zone of the writer ${identifier}`,
    'deploy the stack with: npx cdk deploy -c zoneOutage=true',
  );
}

async function start({ access, changed }: Stage, template: string, signal: AbortSignal): Promise<Experiment> {
  try {
    return await startExperiment({ ...access, signal }, template);
  } catch (error) {
    if (!(error instanceof ServiceError)) changed([UNKNOWN_EXPERIMENT]);
    throw error;
  }
}

const UNKNOWN_EXPERIMENT: Left = {
  change: 'AWS FIS did not answer StartExperiment, so an experiment may run',
  undo: 'aws fis stop-experiment --id <ID>, with an ID from: aws fis list-experiments',
};

/**
 * Ends the experiment if it has begun. Does not use the drill's signal, because it also runs after an interruption. Returns
 * the time at which the experiment ended.
 *
 * @throws DrillError if the experiment failed, or did not stop
 */
async function endExperiment(stage: Stage, experiment: Experiment | undefined): Promise<string> {
  const { access } = stage;
  if (experiment) {
    stage.ending();
    const { id, status, reason } = await stop(stage, experiment.id);
    if (status === 'failed') {
      throw new DrillError(
        `the experiment ${id} failed: ${reason ?? 'AWS FIS gave no reason'}`,
        'check the role and the actions of its template, then run the command again',
      );
    }
  }
  return access.time.date().toISOString();
}

async function stop({ access, changed }: Stage, id: string): Promise<Experiment> {
  try {
    return await stopExperiment({ ...access, signal: AbortSignal.timeout(END_TIMEOUT_MS) }, id);
  } catch (error) {
    const undo = `aws fis stop-experiment --id ${id}`;
    changed([{ change: `the experiment ${id} may still run`, undo }]);
    throw error;
  }
}
