import { labTemplate } from '../support/lab-template';

// A changed logical ID replaces the resource, for example a database with its data. All other properties are tested by
// assertions in the files beside this one.
it('the default template is the one that existing stacks were deployed with, apart from the code of the functions', () => {
  expect(maskAssets(labTemplate().toJSON())).toMatchSnapshot();
});

function maskAssets(template: unknown): unknown {
  return JSON.parse(JSON.stringify(template).replaceAll(/\b[0-9a-f]{64}\b/g, '<asset hash>'));
}
