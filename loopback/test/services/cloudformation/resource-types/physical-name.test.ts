import fc from 'fast-check';
import { generateName } from '../../../../services/cloudformation/resource-types/physical-name';

const name = (maxLength: number) =>
  fc.stringMatching(new RegExp(`^[A-Za-z][A-Za-z0-9]{0,${maxLength - 1}}$`));
const requests = fc.record({ stackName: name(128), logicalId: name(255) });

describe('a generated name', () => {
  it('starts with the stack and the logical ID, cut to the maximum length, and ends with a random part', () => {
    const rules = { maxLength: 64, letters: 'any' } as const;
    expect(generateName({ stackName: 'app', logicalId: 'Group' }, rules)).toMatch(
      /^app-Group-[A-Za-z0-9]{12}$/,
    );
    expect(generateName({ stackName: 'App', logicalId: 'Group' }, { ...rules, letters: 'lower' })).toMatch(
      /^app-group-[a-z0-9]{12}$/,
    );
  });

  it('is never too long, is unique, and has no two consecutive hyphens', () => {
    const rules = fc.record({
      maxLength: fc.integer({ min: 40, max: 255 }),
      letters: fc.constantFrom('any' as const, 'lower' as const),
    });
    fc.assert(
      fc.property(requests, rules, (request, rule) => {
        const generated = generateName(request, rule);
        expect(generated.length).toBeLessThanOrEqual(rule.maxLength);
        expect(generated).not.toMatch(/--|-$|^-/);
        expect(generateName(request, rule)).not.toBe(generated);
      }),
    );
  });

  it('is shortened first in the longer of its two parts, stack name and logical ID', () => {
    const rules = { maxLength: 40, letters: 'any' } as const;
    const cut = generateName({ stackName: 's'.repeat(50), logicalId: 'Short' }, rules);
    expect(cut).toMatch(/^s{21}-Short-\w{12}$/);
    const both = generateName({ stackName: 's'.repeat(50), logicalId: 'L'.repeat(50) }, rules);
    expect(both).toMatch(/^s{13}-L{13}-\w{12}$/);
  });
});
