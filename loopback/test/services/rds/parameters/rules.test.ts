import * as rds from '@aws-sdk/client-rds';
import { NormalizedSchema } from '@smithy/core/schema';
import {
  createClusterRules,
  modifyClusterRules,
} from '../../../../services/rds/parameters/cluster-parameters';
import {
  createInstanceRules,
  modifyInstanceRules,
} from '../../../../services/rds/parameters/instance-parameters';
import { applyRules, only, refused, shown, shownAs, used } from '../../../../services/rds/parameters/rules';

interface Input {
  Kept?: number;
  Renamed?: boolean;
  Fixed?: string;
  Impossible?: string;
  Own?: string;
}
interface Shown {
  Kept?: number;
  Other?: boolean;
}
const rules = {
  Kept: shown<number, Shown>(),
  Renamed: shownAs<boolean, Shown>((on) => ({ Other: on })),
  Fixed: only<string>('so', 'thus'),
  Impossible: refused,
  Own: used<string>(),
};
const apply = (input: Input) => applyRules<Input, Shown>(input, rules);

describe('a rule for request parameters', () => {
  it('returns the value to describe for a parameter', () => {
    expect(apply({ Kept: 5, Renamed: false, Own: 'x' })).toEqual({ Kept: 5, Other: false });
  });

  it('accepts only the supported values of a parameter', () => {
    expect(apply({ Fixed: 'thus' })).toEqual({});
    expect(() => apply({ Fixed: 'otherwise' })).toThrow(
      'The loopback account supports only so or thus for Fixed, not otherwise.',
    );
  });

  it('refuses a parameter without an effect', () => {
    expect(() => apply({ Impossible: 'x' })).toThrow(
      expect.objectContaining({
        code: 'InvalidParameterValue',
        message: 'The loopback account does not support the parameter Impossible.',
      }),
    );
  });

  it('ignores a missing parameter', () => {
    expect(apply({ Impossible: undefined } as unknown as Input)).toEqual({});
  });
});

describe.each([
  ['CreateDBCluster', rds.CreateDBClusterMessage$, createClusterRules],
  ['ModifyDBCluster', rds.ModifyDBClusterMessage$, modifyClusterRules],
  ['CreateDBInstance', rds.CreateDBInstanceMessage$, createInstanceRules],
  ['ModifyDBInstance', rds.ModifyDBInstanceMessage$, modifyInstanceRules],
])('%s', (_operation, schema, table) => {
  it('has rules for exactly the parameters of the SDK', () => {
    const names = [...NormalizedSchema.of(schema).structIterator()].map(([name]) => name);
    expect(Object.keys(table).sort()).toEqual(names.sort());
  });
});
