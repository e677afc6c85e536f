import type { AccountIdentity } from '../../account-identity';
import { atLeastLong, atMostLong, matching, oneOf, requireValid } from '../../constraints';
import { requireSupported } from '../../supported-members';
import type { ExperimentOptions, StopCondition, TemplateDefinition } from '../api/model';
import { faults } from '../faults';
import { checkActions } from './check-actions';
import { checkTargets } from './check-targets';

/**
 * Checks the definition of a template. Throws `ValidationException`, also for a valid definition that this account does
 * not support, because callers would not notice if a part of it were ignored.
 */
export function checkTemplate(account: AccountIdentity, definition: TemplateDefinition): void {
  requireSupported(
    definition,
    ['description', 'stopConditions', 'targets', 'actions', 'roleArn', 'tags', 'experimentOptions'],
    (member) => faults.invalid(`The loopback account does not support ${member} of an experiment template.`),
  );
  const { description, roleArn, stopConditions = [], targets = {}, actions = {}, tags = {} } = definition;
  requireValid('description', description, atMostLong(512));
  requireValid('roleArn', roleArn, atLeastLong(20), atMostLong(2048));
  requireValid('roleArn', roleArn, matching(/^arn:aws:iam::\d{12}:role\/\S+$/));
  for (const [key, value] of Object.entries(tags)) {
    requireValid('tags', key, atLeastLong(1), atMostLong(128));
    requireValid('tags', value, atMostLong(256));
  }
  if (stopConditions.length === 0) throw faults.invalid('You must specify at least one stop condition.');
  for (const condition of stopConditions) checkStopCondition(condition);
  checkOptions(definition.experimentOptions ?? {});
  checkTargets(account, targets);
  checkActions(actions, targets);
}

/** Alarms of this account never change their state, so a stop condition with an alarm would have no effect. */
function checkStopCondition({ source = '', value }: StopCondition): void {
  requireValid('source', source, oneOf(['none', 'aws:cloudwatch:alarm']));
  if (source === 'none') {
    if (value === undefined) return;
    throw faults.invalid('You cannot specify a value for a stop condition whose source is none.');
  }
  if (value === undefined) throw faults.invalid(`You must specify a value for the stop condition ${source}.`);
  throw faults.invalid(
    `The alarm ${value} does not exist. The loopback account has no alarms that change their state; use the source none.`,
  );
}

function checkOptions({ accountTargeting, emptyTargetResolutionMode }: ExperimentOptions): void {
  requireValid('emptyTargetResolutionMode', emptyTargetResolutionMode, oneOf(['fail', 'skip']));
  requireValid('accountTargeting', accountTargeting, oneOf(['single-account', 'multi-account']));
  if (accountTargeting === 'multi-account')
    throw faults.invalid(
      'The loopback account is the only account: accountTargeting must be single-account.',
    );
}
