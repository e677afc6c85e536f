import type { Change, ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Value, ValueObject } from '../template/value';
import { isList, isScalar, isValueObject, Unknown } from '../template/value';
import type { PlannedChange, PlannedDetail } from './planned-change';

/** Placeholder that the API returns for a value that is unknown until the change set has been executed. */
const knownAfterApply = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** Renders a planned change as the API describes it. Includes values only on request. */
export function renderChange(change: PlannedChange, includesValues: boolean): Change {
  const { action, logicalId, physicalId, type, replacement, policyAction, details, before, after } = change;
  const ResourceChange: ResourceChange = {
    Action: action,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Replacement: replacement,
    PolicyAction: policyAction,
    Scope: [...new Set(details.map(({ attribute }) => attribute))],
    Details: details.map((detail) => renderDetail(detail, includesValues)),
    ...(includesValues && {
      BeforeContext: renderContext(before),
      AfterContext: renderContext(after),
    }),
  };
  return { Type: 'Resource', ResourceChange };
}

/** Renders properties as the JSON text that events and change sets carry. */
export function renderProperties(properties: ValueObject): string {
  return JSON.stringify(showUnknown(properties));
}

function renderDetail(detail: PlannedDetail, includesValues: boolean): ResourceChangeDetail {
  const { attribute, name, recreation, cause, before, after } = detail;
  const isDynamic = cause.source === 'ResourceReference' || cause.source === 'ResourceAttribute';
  return {
    Target: {
      Attribute: attribute,
      Name: name,
      RequiresRecreation: recreation,
      ...(includesValues && {
        Path: name === undefined ? `/${attribute}` : `/${attribute}/${name}`,
        BeforeValue: renderValue(before),
        AfterValue: renderValue(after),
        AttributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
      }),
    },
    Evaluation: isDynamic ? 'Dynamic' : 'Static',
    ChangeSource: cause.source,
    CausingEntity: cause.source === 'DirectModification' ? undefined : cause.entity,
  };
}

function renderContext(properties: ValueObject | undefined): string | undefined {
  return properties && JSON.stringify({ Properties: showUnknown(properties) });
}

function renderValue(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const shown = showUnknown(value);
  return isScalar(shown) ? String(shown) : JSON.stringify(shown);
}

function showUnknown(value: Value): unknown {
  if (value instanceof Unknown) return knownAfterApply;
  if (isList(value)) return value.map(showUnknown);
  if (!isValueObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, showUnknown(part)]));
}
