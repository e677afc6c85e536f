import type { TemplateDefinition } from '../../../services/fis/api/model';
import { Templates } from '../../../services/fis/templates/templates';
import { clusterArn, subnetArn, zoneOutage } from '../../support/fis-lab';
import { labAccount } from '../../support/lab-account';

const templates = new Templates(labAccount, () => new Date(0));
const usual = zoneOutage();
const withTarget = (changes: object): Partial<TemplateDefinition> => ({
  targets: { ...usual.targets, database: { ...usual.targets?.database, ...changes } },
});
const withOutage = (changes: object): Partial<TemplateDefinition> => ({
  actions: { ...usual.actions, outage: { ...usual.actions?.outage, ...changes } },
});

describe('an experiment template', () => {
  it('is shown with the defaults of AWS FIS', () => {
    const { id } = templates.create(usual);
    expect(id).toMatch(/^EXT\w{14}$/);
    expect(templates.require(id)).toMatchObject({
      ...usual,
      tags: {},
      experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
      creationTime: new Date(0),
    });
  });

  it('is created once for requests with the same token', () => {
    expect(templates.create(usual, 'token').id).toBe(templates.create(usual, 'token').id);
    expect(templates.create(usual, 'other').id).not.toBe(templates.create(usual, 'token').id);
  });

  it.each<[string, Partial<TemplateDefinition>, string]>([
    ['no stop condition', { stopConditions: [] }, 'You must specify at least one stop condition.'],
    [
      'an unknown alarm',
      { stopConditions: [{ source: 'aws:cloudwatch:alarm', value: 'arn:aws:cloudwatch:x:y:alarm:z' }] },
      'The alarm arn:aws:cloudwatch:x:y:alarm:z does not exist.',
    ],
    ['an unknown stop condition', { stopConditions: [{ source: 'x' }] }, 'enum value set: [none,'],
    ['a role that is no role', { roleArn: 'arn:aws:iam::123456789012:user/x' }, "at 'roleArn'"],
    ['a log', { logConfiguration: { logSchemaVersion: 2 } }, 'does not support logConfiguration'],
    ['no action', { actions: {} }, 'You must specify at least one action.'],
    ['another action', withOutage({ actionId: 'aws:ec2:stop-instances' }), 'does not support the action'],
    [
      'a target of another key',
      withOutage({ targets: { Instances: 'zone' } }),
      'Unexpected target "Instances"',
    ],
    ['no target', withOutage({ targets: {} }), 'Missing required target "Subnets" in action "outage"'],
    [
      'an undefined target',
      withOutage({ targets: { Subnets: 'x' } }),
      'Target "x" of action "outage" is not defined',
    ],
    ['a target of another type', withOutage({ targets: { Subnets: 'database' } }), 'has the resource type'],
    ['no duration', withOutage({ parameters: { scope: 'all' } }), 'Missing required parameter "duration"'],
    [
      'a short duration',
      withOutage({ parameters: { duration: 'PT59S', scope: 'all' } }),
      'Invalid value "PT59S"',
    ],
    [
      'a long duration',
      withOutage({ parameters: { duration: 'PT13H', scope: 'all' } }),
      'Invalid value "PT13H"',
    ],
    ['another scope', withOutage({ parameters: { duration: 'PT1M', scope: 's3' } }), 'Invalid value "s3"'],
    [
      'another parameter',
      withOutage({ parameters: { duration: 'PT1M', scope: 'all', x: 'y' } }),
      'Unexpected parameter "x" found in action "outage"',
    ],
    ['an action that starts after itself', withOutage({ startAfter: ['outage'] }), 'start after each other'],
    [
      'an order with an unknown action',
      withOutage({ startAfter: ['x'] }),
      'starts after "x", which is not defined',
    ],
    ['both ARNs and tags', withTarget({ resourceTags: { a: 'b' } }), 'both resource ARNs and resource tags'],
    ['a filter', withTarget({ filters: [{ path: 'x', values: ['y'] }] }), 'does not support filters'],
    ['an ARN of another type', withTarget({ resourceArns: [subnetArn('a')] }), 'Invalid resource ARN'],
    [
      'an ARN of another region',
      withTarget({ resourceArns: [clusterArn.replace('eu-west-1', 'us-east-1')] }),
      'Invalid resource ARN',
    ],
    ['a selection', withTarget({ selectionMode: 'COUNT(1)' }), 'supports only the selection mode ALL'],
    ['no selection', withTarget({ selectionMode: undefined }), 'Invalid selection mode ""'],
  ])('is refused with %s', (_what, changes, message) => {
    expect(() => templates.create(zoneOutage(changes))).toThrow(
      expect.objectContaining({ code: 'ValidationError', message: expect.stringContaining(message) }),
    );
  });
});
