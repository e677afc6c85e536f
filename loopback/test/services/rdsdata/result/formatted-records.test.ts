import { formatRecords } from '../../../../services/rdsdata/result/formatted-records';

describe('records formatted as JSON', () => {
  it('are objects by label, with exact numbers and bytes in base64', () => {
    const text = formatRecords(
      ['n', 'big', 'd', 's', 'b', 'x', 'none', 'list', 'nan'],
      [
        [
          { longValue: 17 },
          { longValue: 9223372036854775807n as unknown as number },
          { doubleValue: 0.5 },
          { stringValue: 'a"\n邓' },
          { booleanValue: true },
          { blobValue: Buffer.from('hello') },
          { isNull: true },
          { arrayValue: { stringValues: ['a', 'b'] } },
          { doubleValue: Number.NaN },
        ],
      ],
    );
    expect(text).toBe(
      '[{"n":17,"big":9223372036854775807,"d":0.5,"s":"a\\"\\n邓","b":true,"x":"aGVsbG8=","none":null,' +
        '"list":["a","b"],"nan":"NaN"}]',
    );
  });

  it('are refused if two columns have the same label', () => {
    expect(() => formatRecords(['a', 'a'], [])).toThrow('There is more than one column "a"');
  });
});
