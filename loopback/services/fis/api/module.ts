import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols';
import type { SdkClient } from '../../../gateway/schema/api';
import type {
  Experiment,
  ExperimentSummary,
  ExperimentTemplate,
  ExperimentTemplateSummary,
  TemplateDefinition,
} from './model';
import { fisNamespace, fisSchemas } from './schemas';

/** Type of a command of an SDK client, as far as the gateway uses it. */
type Command<Input, Output> = abstract new (
  ...rest: never[]
) => {
  readonly input: Input;
  resolveMiddleware(...rest: never[]): (request: never) => Promise<{ output: Output }>;
};

interface ById {
  id: string | undefined;
}

interface PageRequest {
  maxResults?: number;
  nextToken?: string;
}

/** AWS FIS as the type of an SDK client module. */
export interface FisModule extends Record<'ConflictException' | 'ResourceNotFoundException', object> {
  readonly CreateExperimentTemplateCommand: Command<
    TemplateDefinition & { clientToken?: string },
    { experimentTemplate?: ExperimentTemplate }
  >;
  readonly DeleteExperimentTemplateCommand: Command<ById, { experimentTemplate?: ExperimentTemplate }>;
  readonly GetExperimentTemplateCommand: Command<ById, { experimentTemplate?: ExperimentTemplate }>;
  readonly ListExperimentTemplatesCommand: Command<
    PageRequest,
    { experimentTemplates?: ExperimentTemplateSummary[]; nextToken?: string }
  >;
  readonly StartExperimentCommand: Command<
    { experimentTemplateId: string | undefined; clientToken?: string; tags?: Record<string, string> },
    { experiment?: Experiment }
  >;
  readonly GetExperimentCommand: Command<ById, { experiment?: Experiment }>;
  readonly StopExperimentCommand: Command<ById, { experiment?: Experiment }>;
  readonly ListExperimentsCommand: Command<
    PageRequest,
    { experiments?: ExperimentSummary[]; nextToken?: string }
  >;
}

/** The commands exist as types only: the gateway reads the schemas and no other part of a module. */
export const fisModule = fisSchemas as object as FisModule;

/** Configuration of an SDK client of AWS FIS. */
export const fisClient: SdkClient = {
  config: {
    apiVersion: '2020-12-01',
    defaultSigningName: 'fis',
    signingEscapePath: true,
    protocol: new AwsRestJsonProtocol({ defaultNamespace: fisNamespace }),
  },
};
