import fc from 'fast-check';
import { parseConfig } from '../../lib/config';

/** Any context that `-c` and `cdk.json` can contain. */
const anyContext = fc.dictionary(fc.string(), fc.jsonValue());

it('parsing the context never throws', () => {
  fc.assert(
    fc.property(anyContext, (context) => {
      expect(['valid', 'invalid']).toContain(parseConfig(context).state);
    }),
  );
});

it.each([
  'readers',
  'azs',
  'instance',
  'minAcu',
  'maxAcu',
  'promotionTiers',
  'engineVersion',
  'port',
  'backupDays',
  'onDestroy',
  'deletionProtection',
  'zoneOutage',
  'clients',
  'stackName',
])('any value of %s is a valid setting or a problem of one line that begins with its name', (key) => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const parsed = parseConfig({ [key]: value });
      const problems = parsed.state === 'invalid' ? parsed.problems : [];
      for (const problem of problems) expect(problem).toMatch(new RegExp(`^(${key}|maxAcu) .+$`));
      expect(problems.length).toBeLessThanOrEqual(1);
    }),
  );
});

it.each([
  ['readers', 0, 15],
  ['azs', 2, 3],
  ['port', 1150, 65535],
  ['backupDays', 1, 35],
])('accepts %s as a number or as text, from %d to %d only', (key, low, high) => {
  fc.assert(
    fc.property(fc.integer({ min: -99999, max: 99999 }), (value) => {
      const isValid = value >= low && value <= high;
      const asNumber = parseConfig({ [key]: value });
      expect(asNumber.state).toBe(isValid ? 'valid' : 'invalid');
      expect(parseConfig({ [key]: String(value) })).toEqual(asNumber);
    }),
  );
});
