import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { fisActionResources } from './action-resources';
import { createExperimentTemplate } from './actions/create-experiment-template';
import { deleteExperimentTemplate } from './actions/delete-experiment-template';
import { getExperiment } from './actions/get-experiment';
import { getExperimentTemplate } from './actions/get-experiment-template';
import { listExperimentTemplates } from './actions/list-experiment-templates';
import { listExperiments } from './actions/list-experiments';
import { startExperiment } from './actions/start-experiment';
import { stopExperiment } from './actions/stop-experiment';
import { fisClient, fisModule } from './api/module';
import type { Fis } from './state';

/** API of AWS FIS: experiment templates, and experiments that run on the account's clusters. */
export function createFisService(fis: Fis): Service {
  return defineService({
    module: fisModule,
    client: fisClient,
    actions: {
      CreateExperimentTemplate: (input, caller) => createExperimentTemplate(fis, input, caller),
      DeleteExperimentTemplate: (input, caller) => deleteExperimentTemplate(fis, input, caller),
      GetExperimentTemplate: (input, caller) => getExperimentTemplate(fis, input, caller),
      ListExperimentTemplates: (input, caller) => listExperimentTemplates(fis, input, caller),
      StartExperiment: (input, caller) => startExperiment(fis, input, caller),
      GetExperiment: (input, caller) => getExperiment(fis, input, caller),
      StopExperiment: (input, caller) => stopExperiment(fis, input, caller),
      ListExperiments: (input, caller) => listExperiments(fis, input, caller),
    },
    actionResources: fisActionResources(fis.deps.account),
    maxBodyBytes: 64 * 1024,
  });
}
