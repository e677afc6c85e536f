import { parseFilterPattern } from '../../../../services/logs/requests/filter-pattern';

describe('a filter pattern', () => {
  it.each([
    ['', 'anything', true],
    ['  ', '', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['ERROR code', 'code of ERROR', true],
    ['ERROR code', 'ERROR only', false],
    ['"ERROR code"', 'code of ERROR', false],
    ['"ERROR code"', 'an ERROR code', true],
    ['"a \\"quoted\\" one"', 'it is a "quoted" one', true],
    ['ERROR -timeout', 'ERROR timeout', false],
    ['ERROR -timeout', 'ERROR disk', true],
    ['-"END RequestId:"', 'END RequestId: 1', false],
    ['?ERROR ?WARN', 'a WARN', true],
    ['?ERROR ?WARN', 'an INFO', false],
    ['?ERROR ?"two words"', 'with two words', true],
    ['INFO ?ERROR', 'INFO only', true],
  ])('%j matches %j: %p', (pattern, message, matches) => {
    expect(parseFilterPattern(pattern)(message)).toBe(matches);
  });

  it.each([
    '{ $.level = "ERROR" }',
    '[ip, user]',
    '%ERR.R%',
    'RequestId:',
    '"never closed',
    'a"b"',
    '- ERROR',
    '!ERROR',
  ])('is refused: %s', (pattern) => {
    expect(() => parseFilterPattern(pattern)).toThrow(
      expect.objectContaining({ name: 'InvalidParameterException' }),
    );
  });
});
