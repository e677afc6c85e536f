import { encodeUnknownServiceError } from '../../../gateway/protocols/unknown-service';

const fault = { code: 'InvalidAction', status: 400, message: 'no service "dynamodb"' };

describe('the error for a request to an unknown service', () => {
  it.each(['application/x-amz-json-1.0', 'application/json'])(
    'is in JSON for a client that sent %s',
    (mediaType) => {
      const answer = encodeUnknownServiceError(fault, 'id', {
        'content-type': `${mediaType}; charset=utf-8`,
      });
      expect(answer).toMatchObject({
        status: 400,
        headers: { 'content-type': mediaType, 'x-amzn-errortype': 'UnknownOperationException' },
      });
      expect(JSON.parse(String(answer.body))).toEqual({
        __type: 'UnknownOperationException',
        message: 'no service "dynamodb"',
      });
    },
  );

  it.each([{}, { 'content-type': 'application/x-www-form-urlencoded' }, { 'content-type': 'text/plain' }])(
    'is in XML for a client that sent %j',
    (headers) => {
      const { body, headers: answered } = encodeUnknownServiceError(fault, 'id', headers);
      expect(answered).toMatchObject({ 'content-type': 'text/xml' });
      expect(body).toContain('<Code>InvalidAction</Code><Message>no service &quot;dynamodb&quot;</Message>');
    },
  );

  it('keeps its code for a JSON client if JSON services have no other code for this error', () => {
    const answer = encodeUnknownServiceError({ code: 'X', status: 418, message: 'm' }, 'id', {
      'content-type': 'application/json',
    });
    expect(answer).toMatchObject({ status: 418, headers: { 'x-amzn-errortype': 'X' } });
  });
});
