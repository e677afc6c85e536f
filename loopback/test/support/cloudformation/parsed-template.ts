import { createBlueprint } from '../../../services/cloudformation/template/blueprint';
import { parseTemplate } from '../../../services/cloudformation/template/parse-template';
import { labAccount } from '../lab-account';
import { box } from './stack-lab';

/** Parses a template. If the template has no resources, adds a box. */
export function parse(template: object) {
  return parseTemplate(JSON.stringify({ Resources: { Box: box() }, ...template }));
}

/** Parses a template and returns its blueprint in a stack called `app`. */
export function draw(template: object, parameters: Readonly<Record<string, string>> = {}) {
  return createBlueprint({
    text: JSON.stringify({ Resources: { Box: box() }, ...template }),
    parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    previousParameters: new Map(),
    stack: {
      ...labAccount,
      stackId: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/app/1',
      stackName: 'app',
      notificationArns: ['arn:one', 'arn:two'],
    },
    availabilityZones: labAccount.availabilityZones,
    readSsmParameter: async (name) => (name === '/known' ? 'a,b' : undefined),
    explainUnsupportedType: () => undefined,
  });
}
