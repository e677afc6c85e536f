/** Source of the names: API reference of AWS FIS, "Data Types". Inputs and outputs share the types whose members are equal. */
export interface TargetFilter {
  path?: string;
  values?: string[];
}

export interface Target {
  resourceType?: string;
  resourceArns?: string[];
  resourceTags?: Record<string, string>;
  filters?: TargetFilter[];
  /** `ALL`, `COUNT(n)` or `PERCENT(n)`. */
  selectionMode?: string;
  parameters?: Record<string, string>;
}

export interface TemplateAction {
  actionId?: string;
  description?: string;
  parameters?: Record<string, string>;
  /** Name of a target of the template, by the key that the action defines, such as `Clusters`. */
  targets?: Record<string, string>;
  /** Actions of the template that must have ended before this action starts. */
  startAfter?: string[];
}

export interface StopCondition {
  /** `none` or `aws:cloudwatch:alarm`. */
  source?: string;
  value?: string;
}

export interface LogConfiguration {
  cloudWatchLogsConfiguration?: { logGroupArn?: string };
  s3Configuration?: { bucketName?: string; prefix?: string };
  logSchemaVersion?: number;
}

export interface ExperimentOptions {
  accountTargeting?: string;
  emptyTargetResolutionMode?: string;
}

/** Definition of an experiment template, as requests contain it. */
export interface TemplateDefinition {
  description?: string;
  stopConditions?: StopCondition[];
  targets?: Record<string, Target>;
  actions?: Record<string, TemplateAction>;
  roleArn?: string;
  tags?: Record<string, string>;
  logConfiguration?: LogConfiguration;
  experimentOptions?: ExperimentOptions;
}

export interface ExperimentTemplate extends TemplateDefinition {
  id?: string;
  creationTime?: Date;
  lastUpdateTime?: Date;
  targetAccountConfigurationsCount?: number;
}

export type ExperimentTemplateSummary = Pick<
  ExperimentTemplate,
  'id' | 'description' | 'creationTime' | 'lastUpdateTime' | 'tags'
>;

export type ExperimentStatus =
  | 'pending'
  | 'initiating'
  | 'running'
  | 'completed'
  | 'stopping'
  | 'stopped'
  | 'failed';

export type ExperimentActionStatus = ExperimentStatus | 'cancelled' | 'skipped';

export interface ExperimentAction extends TemplateAction {
  state?: { status?: ExperimentActionStatus; reason?: string };
  startTime?: Date;
  endTime?: Date;
}

export interface Experiment extends Omit<TemplateDefinition, 'description' | 'actions'> {
  id?: string;
  experimentTemplateId?: string;
  state?: { status?: ExperimentStatus; reason?: string };
  actions?: Record<string, ExperimentAction>;
  creationTime?: Date;
  startTime?: Date;
  endTime?: Date;
  targetAccountConfigurationsCount?: number;
}

export type ExperimentSummary = Pick<
  Experiment,
  'id' | 'experimentTemplateId' | 'state' | 'creationTime' | 'tags'
>;
