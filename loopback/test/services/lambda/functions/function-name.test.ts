import { parseFunctionName } from '../../../../services/lambda/functions/function-name';

const scope = { accountId: '123456789012', region: 'eu-west-1' };
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:probe';

describe('a function', () => {
  it.each(['probe', 'probe:$LATEST', '123456789012:function:probe', 'function:probe', arn, `${arn}:$LATEST`])(
    'may be called %s',
    (reference) => {
      expect(parseFunctionName(scope, reference)).toBe('probe');
      expect(parseFunctionName(scope, reference, '$LATEST')).toBe('probe');
    },
  );

  it.each([
    [arn.replace('eu-west-1', 'us-east-1'), undefined, arn.replace('eu-west-1', 'us-east-1')],
    [arn.replace('123456789012', '999999999999'), undefined, arn.replace('123456789012', '999999999999')],
    ['probe:7', undefined, `${arn}:7`],
    ['probe', 'live', `${arn}:live`],
    [`${arn}:$LATEST`, 'live', `${arn}:live`],
  ])('called %s with the version %s is not found', (reference, qualifier, message) => {
    expect(() => parseFunctionName(scope, reference, qualifier)).toThrow(
      expect.objectContaining({
        name: 'ResourceNotFoundException',
        message: `Function not found: ${message}`,
      }),
    );
  });

  it.each(['', 'a b', 'x'.repeat(65), 'arn:aws:s3:::bucket'])('cannot be called "%s"', (reference) => {
    expect(() => parseFunctionName(scope, reference)).toThrow(
      expect.objectContaining({ code: 'ValidationError' }),
    );
  });
});
