import { labTemplate, logicalId } from '../support/lab-template';

it('the outputs contain the addresses of the database and the names of the functions', () => {
  const template = labTemplate();
  const cluster = logicalId(template, 'AWS::RDS::DBCluster');
  const attribute = (name: string) => ({ Value: { 'Fn::GetAtt': [cluster, name] } });
  expect(template.findOutputs('*')).toEqual({
    DatabaseName: { Value: 'lab' },
    ClusterIdentifier: { Value: { Ref: cluster } },
    ClusterArn: {
      Value: expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([':cluster:'])] }),
    },
    SecretArn: attribute('MasterUserSecret.SecretArn'),
    WriterEndpoint: attribute('Endpoint.Address'),
    ReaderEndpoint: attribute('ReadEndpoint.Address'),
    Port: attribute('Endpoint.Port'),
    FailoverFunctionName: { Value: { Ref: logicalId(template, 'AWS::Lambda::Function', 'Failover') } },
    ProbeFunctionName: { Value: { Ref: logicalId(template, 'AWS::Lambda::Function', 'Probe') } },
  });
});

it('the template is the same in every account and Region', () => {
  const template = JSON.stringify(labTemplate().toJSON());
  expect(template).not.toMatch(/\b\d{12}\b|us-east-1|dummy/);
});
