import { validationError } from '../faults';
import type { TemplateObject, TemplateValue } from './value';
import { isScalar, isTemplateObject } from './value';

/** Parses each member of a section. Each must be an object. */
export function parseSection<Member>(
  name: string,
  template: TemplateObject,
  parseMember: (member: TemplateObject, path: string) => Member,
): Map<string, Member> {
  const section = readSection(name, template);
  return new Map(
    Object.entries(section).map(([key, member]) => {
      if (!isTemplateObject(member)) {
        throw validationError(`Template format error: Any ${name} member must be an object.`);
      }
      return [key, parseMember(member, `/${name}/${key}`)];
    }),
  );
}

/** Returns a section of the template, or `{}` if it is absent. */
export function readSection(name: string, template: TemplateObject): TemplateObject {
  const section = member(template, name);
  if (section === undefined) return {};
  if (!isTemplateObject(section)) {
    throw validationError(`Template format error: [/${name}] ${name} must be an object.`);
  }
  return section;
}

/** Returns an object's own member, ignoring inherited ones. */
export function member(object: TemplateObject, key: string): TemplateValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Returns an optional member that must be text or another scalar, which is converted to text. */
export function textMember(object: TemplateObject, key: string, path: string): string | undefined {
  const value = member(object, key);
  if (value === undefined) return undefined;
  if (!isScalar(value)) throw validationError(`Template format error: [${path}/${key}] must be a string.`);
  return String(value);
}

/** Returns an optional member that must be a number, or text of a number. */
export function numberMember(object: TemplateObject, key: string, path: string): number | undefined {
  const text = textMember(object, key, path);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw validationError(`Template format error: [${path}/${key}] must be a number, got "${text}".`);
  }
  return value;
}

/** Throws for members that are not allowed, so that no part of a template is skipped. */
export function requireMembers(object: TemplateObject, allowed: readonly string[], path: string): void {
  const stray = Object.keys(object).find((key) => !allowed.includes(key));
  if (stray === undefined) return;
  throw validationError(
    `Template format error: [${path}] has the unknown member '${stray}'; allowed are ${allowed.join(', ')}.`,
  );
}
