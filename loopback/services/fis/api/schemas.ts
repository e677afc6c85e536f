import type {
  $SchemaRef,
  StaticErrorSchema,
  StaticListSchema,
  StaticMapSchema,
  StaticOperationSchema,
  StaticStructureSchema,
} from '@smithy/types';

/*
 * Schemas of AWS FIS in the form in which SDK clients export them. The npm registry offers no client of FIS that has
 * schemas (3.523.0 is its latest version). Round trips with that client prove the schemas.
 */

export const fisNamespace = 'com.amazonaws.fis';

const text = 0;
const number = 1;
const time = 4;
const texts = 64;
const textMap = 128;
const idempotencyToken: $SchemaRef = [text, 4];

const target = structure('Target', {
  resourceType: text,
  resourceArns: texts,
  resourceTags: textMap,
  filters: list('TargetFilterList', structure('TargetFilter', { path: text, values: texts })),
  selectionMode: text,
  parameters: textMap,
});
const templateActionMembers = {
  actionId: text,
  description: text,
  parameters: textMap,
  targets: textMap,
  startAfter: texts,
} as const;
const stopConditions = list(
  'StopConditionList',
  structure('StopCondition', { source: text, value: text }, 1),
);
const logConfiguration = structure('LogConfiguration', {
  cloudWatchLogsConfiguration: structure('CloudWatchLogsConfiguration', { logGroupArn: text }),
  s3Configuration: structure('S3Configuration', { bucketName: text, prefix: text }),
  logSchemaVersion: number,
});
const experimentOptions = structure('ExperimentOptions', {
  accountTargeting: text,
  emptyTargetResolutionMode: text,
});
/** Members that a template and its experiments have. */
const definition = {
  stopConditions,
  targets: map('TargetMap', target),
  roleArn: text,
  tags: textMap,
  logConfiguration,
  experimentOptions,
} as const;
const templateActions = map('TemplateActionMap', structure('TemplateAction', templateActionMembers));
const state = structure('State', { status: text, reason: text });

const templateSummary = {
  id: text,
  description: text,
  creationTime: time,
  lastUpdateTime: time,
  tags: textMap,
} as const;
const template = structure('ExperimentTemplate', {
  ...templateSummary,
  ...definition,
  actions: templateActions,
  targetAccountConfigurationsCount: number,
});
const experimentSummary = {
  id: text,
  experimentTemplateId: text,
  state,
  creationTime: time,
  tags: textMap,
} as const;
const experimentAction = structure('ExperimentAction', {
  ...templateActionMembers,
  state,
  startTime: time,
  endTime: time,
});
const experiment = structure('Experiment', {
  ...experimentSummary,
  ...definition,
  actions: map('ExperimentActionMap', experimentAction),
  startTime: time,
  endTime: time,
  targetAccountConfigurationsCount: number,
});

const byId = structure('IdRequest', { id: [text, 1] }, 1);
const pageRequest = structure('PageRequest', {
  maxResults: [number, { httpQuery: 'maxResults' }],
  nextToken: [text, { httpQuery: 'nextToken' }],
});
const oneTemplate = structure('ExperimentTemplateResponse', { experimentTemplate: template });
const oneExperiment = structure('ExperimentResponse', { experiment });

/** Operations and errors by the names that an SDK client exports. */
export const fisSchemas = {
  CreateExperimentTemplate$: operation(
    'CreateExperimentTemplate',
    'POST /experimentTemplates',
    structure(
      'CreateExperimentTemplateRequest',
      {
        description: text,
        stopConditions,
        actions: templateActions,
        roleArn: text,
        clientToken: idempotencyToken,
        targets: definition.targets,
        tags: textMap,
        logConfiguration,
        experimentOptions,
      },
      4,
    ),
    oneTemplate,
  ),
  DeleteExperimentTemplate$: operation(
    'DeleteExperimentTemplate',
    'DELETE /experimentTemplates/{id}',
    byId,
    oneTemplate,
  ),
  GetExperimentTemplate$: operation(
    'GetExperimentTemplate',
    'GET /experimentTemplates/{id}',
    byId,
    oneTemplate,
  ),
  ListExperimentTemplates$: operation(
    'ListExperimentTemplates',
    'GET /experimentTemplates',
    pageRequest,
    structure('ListExperimentTemplatesResponse', {
      experimentTemplates: list(
        'TemplateSummaryList',
        structure('ExperimentTemplateSummary', templateSummary),
      ),
      nextToken: text,
    }),
  ),
  StartExperiment$: operation(
    'StartExperiment',
    'POST /experiments',
    structure(
      'StartExperimentRequest',
      { experimentTemplateId: text, clientToken: idempotencyToken, tags: textMap },
      1,
    ),
    oneExperiment,
  ),
  GetExperiment$: operation('GetExperiment', 'GET /experiments/{id}', byId, oneExperiment),
  StopExperiment$: operation('StopExperiment', 'DELETE /experiments/{id}', byId, oneExperiment),
  ListExperiments$: operation(
    'ListExperiments',
    'GET /experiments',
    pageRequest,
    structure('ListExperimentsResponse', {
      experiments: list('ExperimentSummaryList', structure('ExperimentSummary', experimentSummary)),
      nextToken: text,
    }),
  ),

  ConflictException$: error('ConflictException', 409),
  ResourceNotFoundException$: error('ResourceNotFoundException', 404),
};

/** Creates the schema of a structure, whose first `required` members are required. */
function structure(
  name: string,
  members: Readonly<Record<string, $SchemaRef>>,
  required = 0,
): StaticStructureSchema {
  return [3, fisNamespace, name, 0, Object.keys(members), Object.values(members), required];
}

function list(name: string, item: $SchemaRef): StaticListSchema {
  return [1, fisNamespace, name, 0, item];
}

function map(name: string, value: $SchemaRef): StaticMapSchema {
  return [2, fisNamespace, name, 0, text, value];
}

/** `http` is the method and the path. */
function operation(
  name: string,
  http: string,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema {
  const [method = '', path = ''] = http.split(' ');
  return [9, fisNamespace, name, { http: [method, path, 200] }, input, output];
}

function error(name: string, status: number): StaticErrorSchema {
  return [-3, fisNamespace, name, { error: 'client', httpError: status }, ['message'], [text]];
}
