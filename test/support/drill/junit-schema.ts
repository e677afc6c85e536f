import type { XmlElement } from './strict-xml';

interface Rule {
  readonly required: readonly string[];
  readonly children: readonly string[];
  readonly maxChildren?: number;
}

/** Elements and attributes that the JUnit schemas of Jenkins, GitLab and Maven Surefire have in common. */
const RULES: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
    children: ['testsuite'],
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
    children: ['testcase'],
  },
  testcase: {
    required: ['name', 'classname', 'time'],
    children: ['failure', 'error', 'skipped'],
    maxChildren: 1,
  },
  failure: { required: ['message', 'type'], children: [] },
  error: { required: ['message', 'type'], children: [] },
  skipped: { required: ['message'], children: [] },
};

const FORMATS: Readonly<Record<string, RegExp>> = {
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  skipped: /^\d+$/,
  time: /^\d+\.\d{3}$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
};

/** Lists the differences from the schema, and counts that do not match the test cases. */
export function findJunitProblems(element: XmlElement): string[] {
  const { name, attributes, children } = element;
  const rule = RULES[name];
  if (!rule) return [`unknown element ${name}`];
  const cases = name === 'testcase' ? [] : casesIn(element);
  const count = (result: string) => cases.filter((each) => each.children[0]?.name === result).length;
  const counts = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  return [
    ...rule.required.filter((key) => !(key in attributes)).map((key) => `${name} has no ${key}`),
    ...Object.keys(attributes)
      .filter((key) => !rule.required.includes(key))
      .map((key) => `${name} has ${key}`),
    ...Object.entries(attributes)
      .filter(([key, value]) => !(FORMATS[key] ?? /./s).test(value))
      .map(([key, value]) => `${name} has ${key}="${value}"`),
    ...Object.entries(counts)
      .filter(([key, value]) => key in attributes && attributes[key] !== String(value))
      .map(([key, value]) => `${name} has ${key}="${attributes[key]}" instead of ${value}`),
    ...(children.length > (rule.maxChildren ?? Number.POSITIVE_INFINITY)
      ? [`${name} has too many children`]
      : []),
    ...children
      .filter((child) => !rule.children.includes(child.name))
      .map((child) => `${name} has a ${child.name}`),
    ...children.flatMap(findJunitProblems),
  ];
}

/** Lists the test cases in an element. */
export function casesIn({ name, children, ...rest }: XmlElement): XmlElement[] {
  return name === 'testcase' ? [{ name, children, ...rest }] : children.flatMap(casesIn);
}
