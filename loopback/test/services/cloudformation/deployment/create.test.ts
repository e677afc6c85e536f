import { box, StackLab } from '../../../support/cloudformation/stack-lab';

describe('creating a stack', () => {
  it('creates every resource after its dependencies, and sets the outputs', async () => {
    const lab = new StackLab();
    const stack = await lab.deploy('app', {
      Description: 'boxes',
      Resources: {
        Third: box({ Label: { 'Fn::Sub': `\${Second.Arn}-x` } }),
        Second: box({ Label: { Ref: 'First' } }, { DependsOn: 'Alone' }),
        First: box(),
        Alone: box(),
      },
      Outputs: { Name: { Value: { Ref: 'Third' } }, Arn: { Value: { 'Fn::GetAtt': 'Third.Arn' } } },
    });
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(lab.resources.order('create')).toEqual(['First', 'Alone', 'Second', 'Third']);
    expect(lab.resources.mostAtOnce).toBe(2);
    expect(lab.outputs('app')).toEqual({ Name: 'third-4', Arn: 'arn:memory:third-4' });
    expect(lab.resources.existing.get('third-4')).toEqual({ Label: 'arn:memory:second-3-x' });
    expect(lab.failures).toEqual([]);
  });

  it('records events, each with a different time and ID', async () => {
    const lab = new StackLab();
    const stack = await lab.deploy('app', { Resources: { Box: box({ Size: '7' }) } });
    expect(lab.events('app')).toEqual([
      'app CREATE_IN_PROGRESS',
      'Box CREATE_IN_PROGRESS',
      'Box CREATE_IN_PROGRESS',
      'Box CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
    const { all } = stack.events;
    expect(all.map(({ reason }) => reason)).toEqual([
      'User Initiated',
      undefined,
      'Resource creation Initiated',
      undefined,
      undefined,
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ at }) => at.getTime())).size).toBe(all.length);
    expect(new Set(all.map(({ operation }) => operation.id)).size).toBe(1);
    expect(lab.resources.existing.get('box-1')).toEqual({ Size: 7 });
  });

  it('deletes every resource if one fails, and reports the reason', async () => {
    const lab = new StackLab();
    lab.resources.failAt('create', 'Bad', Object.assign(new Error('no room'), { code: 'LimitExceeded' }));
    const stack = await lab.deploy('app', {
      Resources: { Good: box(), Bad: box({ Label: { Ref: 'Good' } }), Never: box({}, { DependsOn: 'Bad' }) },
    });
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.resources.existing.size).toBe(0);
    expect(lab.resources.order('create')).toEqual(['Good', 'Bad']);
    expect(lab.reason('app', 'Bad', 'CREATE_FAILED')).toMatch(
      /^Resource handler returned message: "no room" \(RequestToken: [-0-9a-f]{36}, HandlerErrorCode: ServiceLimitExceeded\)$/,
    );
    expect(lab.reason('app', 'app', 'ROLLBACK_IN_PROGRESS')).toBe(
      'The following resource(s) failed to create: [Bad]. Rollback requested by user.',
    );
    expect(lab.events('app').slice(-4)).toEqual([
      'app ROLLBACK_IN_PROGRESS',
      'Good DELETE_IN_PROGRESS',
      'Good DELETE_COMPLETE',
      'app ROLLBACK_COMPLETE',
    ]);
  });
});
