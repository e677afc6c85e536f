import type {
  Definitions,
  ResourceDefinition,
} from '../../../services/cloudformation/properties/definitions';
import type { PropertyDefinitions } from '../../../services/cloudformation/properties/property-definition';

const strings = { type: 'array', element: { type: 'string' } } as const;

const structures: Readonly<Record<string, PropertyDefinitions>> = {
  lid: {
    Colour: { type: { type: 'string', allowedValues: ['red', 'blue'] }, required: true },
    Holes: { type: { type: 'array', element: { type: 'integer' } } },
    Shape: { type: { type: 'string' }, causesReplacement: 'yes' },
    /** A lid may have a lid. */
    Lid: { type: { type: 'ref', reference: { $ref: 'lid' } } },
  },
};

/**
 * Definitions of invented types with one property of each kind, so that tests of pure logic need not load AWS's
 * definitions.
 */
const definitions: readonly ResourceDefinition[] = [
  define('AWS::Test::Box', {
    Name: { type: { type: 'string' }, causesReplacement: 'yes' },
    Size: { type: { type: 'integer' } },
    Weight: { type: { type: 'number' } },
    IsOpen: { type: { type: 'boolean' } },
    Made: { type: { type: 'date-time' } },
    Label: { type: { type: 'string' } },
    Material: { type: { type: 'string' }, causesReplacement: 'yes' },
    Engine: { type: { type: 'string' }, causesReplacement: 'maybe' },
    Contents: { type: strings },
    Prices: { type: { type: 'map', element: { type: 'integer' } } },
    Policy: { type: { type: 'json' } },
    Owner: { type: { type: 'union', types: [{ type: 'integer' }, strings] } },
    Former: { type: { type: 'integer' }, previousTypes: [{ type: 'boolean' }] },
    Lid: { type: { type: 'ref', reference: { $ref: 'lid' } } },
    Tags: { type: { type: 'array', element: { type: 'tag' } } },
  }),
  define('AWS::Test::Role', {
    RoleName: { type: { type: 'string' }, causesReplacement: 'yes' },
    Trust: { type: { type: 'string' }, required: true },
  }),
];

export const boxDefinitions: Definitions = {
  load: () => {},
  find: (type) => definitions.find((definition) => definition.type === type),
};

export function boxDefinition(): ResourceDefinition {
  const [box] = definitions;
  if (box === undefined) throw new Error('The box has no definition.');
  return box;
}

function define(type: string, properties: PropertyDefinitions): ResourceDefinition {
  return {
    type,
    properties,
    attributes: new Map([
      ['Arn', { type: 'string' }],
      ['Count', { type: 'integer' }],
    ]),
    primaryIdentifier: [Object.keys(properties)[0] ?? ''],
    arnTemplate: undefined,
    tagProperty: 'Tags' in properties ? 'Tags' : undefined,
    structure: ({ $ref }) => structures[$ref] ?? {},
  };
}
