import { experimentTemplateType } from '../../../../services/cloudformation/resource-types/fis/experiment-template';
import type { ValueObject } from '../../../../services/cloudformation/template/value';
import { Templates } from '../../../../services/fis/templates/templates';
import { HandledResource } from '../../../support/cloudformation/handler-lab';
import { roleArn, subnetArn } from '../../../support/fis-lab';
import { labAccount } from '../../../support/lab-account';

const properties: ValueObject = {
  Description: 'zone a',
  RoleArn: roleArn,
  StopConditions: [{ Source: 'none' }],
  Tags: { team: 'red' },
  ExperimentOptions: { EmptyTargetResolutionMode: 'skip' },
  Targets: { Zone: { ResourceType: 'aws:ec2:subnet', ResourceArns: [subnetArn('a')], SelectionMode: 'ALL' } },
  Actions: {
    Outage: {
      ActionId: 'aws:network:disrupt-connectivity',
      Parameters: { duration: 'PT1M', scope: 'all' },
      Targets: { Subnets: 'Zone' },
    },
  },
};

describe('an experiment template of a stack', () => {
  it('is the template that the API describes, until it is deleted', async () => {
    const templates = new Templates(labAccount, () => new Date());
    const resource = new HandledResource(experimentTemplateType(templates));
    const { physicalId: id, attributes } = await resource.create(properties);
    expect(attributes).toEqual({ Id: id });
    expect(templates.require(id)).toMatchObject({
      description: 'zone a',
      roleArn,
      stopConditions: [{ source: 'none' }],
      tags: { team: 'red' },
      experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'skip' },
      targets: {
        Zone: { resourceType: 'aws:ec2:subnet', resourceArns: [subnetArn('a')], selectionMode: 'ALL' },
      },
      actions: {
        Outage: { parameters: { duration: 'PT1M', scope: 'all' }, targets: { Subnets: 'Zone' } },
      },
    });
    await resource.update({ ...properties, Description: 'other' });
    expect(templates.require(id).description).toBe('other');
    await resource.delete();
    await resource.delete();
    expect(templates.all).toEqual([]);
  });

  it('is refused with an unsupported property', async () => {
    const resource = new HandledResource(experimentTemplateType(new Templates(labAccount, () => new Date())));
    const report = { ExperimentReportConfiguration: { PreExperimentDuration: 'PT1M' } };
    await expect(resource.create({ ...properties, ...report })).rejects.toThrow(
      'does not support experimentReportConfiguration',
    );
  });
});
