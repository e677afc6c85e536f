import type { FisAction } from './action';

/** Creates a template. The caller needs the permission `iam:PassRole` for the role of the template. */
export const createExperimentTemplate: FisAction<'CreateExperimentTemplate'> = async (
  fis,
  { clientToken, ...definition },
  { principal },
) => {
  const { roleArn = '*' } = definition;
  fis.deps.iam.authorise({ principal, action: 'iam:PassRole', resources: [roleArn] });
  return { experimentTemplate: fis.templates.create(definition, clientToken) };
};
