import { DrillError } from '../aws/drill-error';
import { startExperiment, stopExperiment } from '../aws/experiment';
import type { Cause, Scene } from './cause';
import { watchWhile } from './watch';

/**
 * Plays an outage of the writer's zone with an AWS FIS experiment: the members of the zone lose their network, and the
 * cluster fails over. The experiment ends when everything is measured.
 */
export const zoneOutage: Cause = {
  async check(scene) {
    findTemplate(scene);
  },

  async play(scene) {
    const { access, writer } = scene;
    const template = findTemplate(scene);
    let id: string | undefined;
    // Also after an interruption, so without the drill's signal.
    const end = async () => {
      const signal = AbortSignal.timeout(END_TIMEOUT_MS);
      if (id !== undefined) await stopExperiment({ ...access, signal }, id);
      return access.time.date().toISOString();
    };
    const watched = await watchWhile(scene, async () => {
      ({ id } = await startExperiment(access, template));
    }).catch(async (error: unknown) => {
      await end();
      throw error;
    });
    return {
      cause: {
        name: 'zone-outage',
        action: `AWS FIS experiment ${id} in ${writer.availabilityZone}`,
        requestedAt: watched.requestedAt,
        left: [],
      },
      observation: watched.observation,
      end,
    };
  },
};

const END_TIMEOUT_MS = 150_000;

/** @throws DrillError if the stack has no experiment for the writer's zone */
function findTemplate({ lab, writer: { identifier, availabilityZone } }: Omit<Scene, 'due'>): string {
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
