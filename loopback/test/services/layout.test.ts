import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const servicesFolder = join(__dirname, '..', '..', 'services');
const services = readdirSync(servicesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Services with an API for clients. IAM has none. */
const withApi = services.filter((service) => service !== 'iam');

it.each(services)(
  'the service %s has a folder for each subject, next to the files that every service has',
  (service) => {
    const entries = readdirSync(join(servicesFolder, service), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const common = ['action-resources.ts', 'faults.ts', 'service.ts', 'state.ts'];
    expect(files.filter((file) => !common.includes(file))).toEqual([]);
  },
);

it.each(withApi)(
  'the service %s has an API, the resources of its actions, and a file for each action',
  (service) => {
    const folder = join(servicesFolder, service);
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['action-resources.ts', 'actions', 'service.ts']),
    );
    const actions = readdirSync(join(folder, 'actions')).filter((file) => file !== 'action.ts');
    expect(actions).not.toEqual([]);
    for (const file of actions) {
      const text = readFileSync(join(folder, 'actions', file), 'utf8');
      const exported = [...text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)];
      expect(exported.map(([, name = '']) => `${toKebabCase(name)}.ts`)).toEqual([file]);
    }
  },
);

/** Converts `describeDBClusters` to `describe-db-clusters`. */
function toKebabCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}
