import { parseSandboxMessage } from '../../../../services/lambda/sandbox/messages';

describe('a line from a sandbox', () => {
  it('is parsed if it is a message of the runtime', () => {
    const message = { kind: 'response', payload: '1', maxMemoryMb: 40 };
    expect(parseSandboxMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    'hello',
    '',
    'null',
    '[]',
    '{"kind":"toString"}',
    '{"kind":"response","payload":1,"maxMemoryMb":40}',
    '{"kind":"failure","failure":null,"maxMemoryMb":40,"isFatal":false}',
    '{"kind":"log"}',
  ])('is not a message of the runtime: %s', (line) => {
    expect(parseSandboxMessage(line)).toBeUndefined();
  });
});
