import { parseEvent } from '../../../lambda/failover/event';

const WORDING =
  'is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, ' +
  'and hyphens; and must not end with a hyphen or contain two consecutive hyphens, got';
const FIELDS = 'the fields are clusterIdentifier, targetInstanceIdentifier, waitSeconds, watchOnly, before';
const STARTED = {
  state: 'nothing-seen',
  clusterIdentifier: 'lab',
  previousWriter: 'lab-1',
  predicted: ['lab-2'],
  timeline: { beganAt: '2026-11-02T08:00:00.000Z' },
  events: [],
};
const NOT_STARTED = 'before must be the result of the invocation that began the watch, got';
const long = 'a'.repeat(64);

describe('an event', () => {
  it('may be empty: the defaults are the function’s cluster, a reader that Aurora chooses, and five minutes', () => {
    expect(parseEvent({}, 'lab')).toEqual({
      watchOnly: false,
      clusterIdentifier: 'lab',
      target: undefined,
      waitSeconds: 300,
    });
  });

  it('has case-insensitive identifiers of cluster and target', () => {
    const event = { clusterIdentifier: 'LAB', targetInstanceIdentifier: 'Lab-2', waitSeconds: 0 };
    expect(parseEvent(event, 'Lab')).toEqual({
      watchOnly: false,
      clusterIdentifier: 'lab',
      target: 'lab-2',
      waitSeconds: 0,
    });
  });

  it.each(['a', 'lab-1', 'a1-b2-c3', 'a'.repeat(63)])('accepts the identifier %s', (identifier) => {
    expect(parseEvent({ targetInstanceIdentifier: identifier }, 'lab')).toMatchObject({ target: identifier });
  });

  it.each([0, 1, 840])('accepts %d seconds of waiting', (waitSeconds) => {
    expect(parseEvent({ waitSeconds }, 'lab').waitSeconds).toBe(waitSeconds);
  });
});

describe('an event with watchOnly', () => {
  it('begins a watch', () => {
    expect(parseEvent({ watchOnly: true, waitSeconds: 0 }, 'lab')).toEqual({
      watchOnly: true,
      clusterIdentifier: 'lab',
      waitSeconds: 0,
      before: undefined,
    });
  });

  it('continues a watch with the result of the invocation that began it', () => {
    expect(parseEvent({ watchOnly: true, before: STARTED }, 'lab')).toMatchObject({
      before: { beganAt: new Date('2026-11-02T08:00:00.000Z'), writer: 'lab-1', predicted: ['lab-2'] },
    });
  });

  it('does not continue a watch of another cluster', () => {
    expect(() => parseEvent({ watchOnly: true, before: STARTED }, 'prod')).toThrow(
      'before.clusterIdentifier must be prod, got "lab"',
    );
  });
});

describe('a wrong event', () => {
  it.each([
    [{ watchOnly: 'yes' }, 'watchOnly must be true or false, got "yes"'],
    [{ before: STARTED }, 'before needs watchOnly: true'],
    [
      { watchOnly: true, targetInstanceIdentifier: 'lab-2' },
      'targetInstanceIdentifier cannot be used with watchOnly, which promotes no reader',
    ],
    [{ watchOnly: true, before: null }, `${NOT_STARTED} null`],
    [{ watchOnly: true, before: {} }, `${NOT_STARTED} {}`],
    [
      { watchOnly: true, before: { previousWriter: 'a', predicted: [], timeline: { beganAt: 'now' } } },
      `${NOT_STARTED} {"previousWriter":"a","predicted":[],"timeline":{"beganAt":"now"}}`,
    ],
    [null, 'event must be a JSON object, got null'],
    [undefined, 'event must be a JSON object, got undefined'],
    [[], 'event must be a JSON object, got []'],
    ['x', 'event must be a JSON object, got "x"'],
    [5, 'event must be a JSON object, got 5'],
    [{ reader: 'lab-2' }, `unknown field "reader", ${FIELDS}`],
    [JSON.parse('{"__proto__": {}}'), `unknown field "__proto__", ${FIELDS}`],
    [{ constructor: 1 }, `unknown field "constructor", ${FIELDS}`],
    [{ clusterIdentifier: 5 }, 'clusterIdentifier must be a string, got 5'],
    [{ clusterIdentifier: null }, 'clusterIdentifier must be a string, got null'],
    [{ clusterIdentifier: '' }, `clusterIdentifier ${WORDING} ""`],
    [{ clusterIdentifier: 'a--b' }, `clusterIdentifier ${WORDING} "a--b"`],
    [{ clusterIdentifier: 'a;rm -rf' }, `clusterIdentifier ${WORDING} "a;rm -rf"`],
    [{ clusterIdentifier: '../x' }, `clusterIdentifier ${WORDING} "../x"`],
    [
      { clusterIdentifier: long },
      `clusterIdentifier is not a valid identifier because it is longer than 63 characters, got "${long}"`,
    ],
    [{ targetInstanceIdentifier: '1a' }, `targetInstanceIdentifier ${WORDING} "1a"`],
    [{ targetInstanceIdentifier: 'a-' }, `targetInstanceIdentifier ${WORDING} "a-"`],
    [{ targetInstanceIdentifier: '__proto__' }, `targetInstanceIdentifier ${WORDING} "__proto__"`],
    [{ targetInstanceIdentifier: 'läb' }, `targetInstanceIdentifier ${WORDING} "läb"`],
    [{ targetInstanceIdentifier: 'a\n' }, `targetInstanceIdentifier ${WORDING} "a\\n"`],
    [{ targetInstanceIdentifier: {} }, 'targetInstanceIdentifier must be a string, got {}'],
    [{ waitSeconds: -1 }, 'waitSeconds must be an integer from 0 to 840, got -1'],
    [{ waitSeconds: 841 }, 'waitSeconds must be an integer from 0 to 840, got 841'],
    [{ waitSeconds: 1e9 }, 'waitSeconds must be an integer from 0 to 840, got 1000000000'],
    [{ waitSeconds: 1.5 }, 'waitSeconds must be an integer from 0 to 840, got 1.5'],
    [{ waitSeconds: '5' }, 'waitSeconds must be an integer from 0 to 840, got "5"'],
    [{ waitSeconds: null }, 'waitSeconds must be an integer from 0 to 840, got null'],
  ])('%j is rejected with the value and the allowed values', (event, message) => {
    expect(() => parseEvent(event, 'lab')).toThrow(
      expect.objectContaining({ name: 'ValidationError', message }),
    );
  });

  it('is rejected with all its problems in one message', () => {
    const event = { cluster: 'lab', waitSeconds: -1, targetInstanceIdentifier: 7 };
    expect(() => parseEvent(event, 'lab')).toThrow(
      `unknown field "cluster", ${FIELDS}; waitSeconds must be an integer from 0 to 840, got -1; ` +
        'targetInstanceIdentifier must be a string, got 7',
    );
  });

  it('is rejected with its first unknown fields and the number of the others', () => {
    expect(() => parseEvent({ a: 1, b: 2, waitSeconds: -1 }, 'lab')).toThrow(
      `unknown fields "a", "b", ${FIELDS}; waitSeconds must be an integer from 0 to 840, got -1`,
    );
    expect(() => parseEvent({ a: 1, b: 2, c: 3, d: 4, e: 5 }, 'lab')).toThrow(
      `unknown fields "a", "b", "c" and 2 more, ${FIELDS}`,
    );
  });

  it('is rejected with a short message, even if it has many problems', () => {
    const name = (_: unknown, index: number) => [`${index}`.padEnd(300, '"'), index];
    const wrong = ['x'.repeat(500), 'y'.repeat(500), 'z'.repeat(500)];
    const [clusterIdentifier, targetInstanceIdentifier, waitSeconds] = wrong;
    const fields = { clusterIdentifier, targetInstanceIdentifier, waitSeconds };
    const event = { ...Object.fromEntries(Array.from({ length: 10_000 }, name)), ...fields };
    expect(() => parseEvent(event, 'lab')).toThrow(/^.{100,900}$/);
  });

  it('may be nested deeper than JSON.stringify can handle', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    // Node.js 26 can handle it, and the value is quoted in part, as every large value.
    const refusal =
      /^waitSeconds must be an integer from 0 to 840, got (a value too deeply nested to show|\[{50,}…)$/;
    expect(() => parseEvent({ waitSeconds: deep }, 'lab')).toThrow(
      expect.objectContaining({ name: 'ValidationError', message: expect.stringMatching(refusal) }),
    );
  });

  it('is quoted in part if it is large', () => {
    expect(() => parseEvent('x'.repeat(5_000_000), 'lab')).toThrow(/^event must be .{0,120}…$/);
  });
});

describe('the cluster to fail over', () => {
  it('must be the function’s cluster', () => {
    expect(() => parseEvent({ clusterIdentifier: 'prod' }, 'lab')).toThrow(
      expect.objectContaining({
        name: 'AccessDenied',
        message: 'this function may only fail over lab, got "prod"',
      }),
    );
  });

  it.each([{}, { clusterIdentifier: 'lab' }])(
    'must be in the environment, even with the event %j',
    (event) => {
      for (const own of [undefined, '']) {
        expect(() => parseEvent(event, own)).toThrow(
          expect.objectContaining({
            name: 'ValidationError',
            message: expect.stringMatching(
              /^no cluster to fail over: .* lacks CLUSTER_IDENTIFIER; deploy the function again$/,
            ),
          }),
        );
      }
    },
  );
});
