import type { ActionResources } from '../../gateway/service';
import type { AccountIdentity } from '../account-identity';
import type { FisModule } from './api/module';
import { formatFisArn } from './names/arns';

/** Source: Service Authorization Reference, "Actions defined by AWS Fault Injection Service". */
export function fisActionResources(account: AccountIdentity): ActionResources<FisModule> {
  const template = (id = '*') => formatFisArn(account, 'experiment-template', id);
  const experiment = (id = '*') => formatFisArn(account, 'experiment', id);
  return {
    CreateExperimentTemplate: ({ actions = {} }) => [
      template(),
      ...Object.values(actions).map(({ actionId = '*' }) => formatFisArn(account, 'action', actionId)),
    ],
    DeleteExperimentTemplate: ({ id }) => [template(id)],
    GetExperimentTemplate: ({ id }) => [template(id)],
    StartExperiment: ({ experimentTemplateId }) => [template(experimentTemplateId), experiment()],
    GetExperiment: ({ id }) => [experiment(id)],
    StopExperiment: ({ id }) => [experiment(id)],
  };
}
