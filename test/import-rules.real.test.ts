import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { repository } from './support/repository';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'afl-import-rules-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** Folder of the importing file, and what it imports. */
type Import = readonly [folder: string, source: string];

const forbidden: Import[] = [
  ['lib', '../lambda/failover/contract'],
  ['lib', '../loopback/index'],
  ['lib', 'aurora-loopback'],
  ['lib', '@aws-sdk/client-rds'],
  ['lambda/failover', '../probe/contract'],
  ['lambda/failover', '../../lib/config'],
  ['lambda/failover', 'aws-cdk-lib/aws-rds'],
  ['lambda/failover', 'aurora-loopback'],
  ['lambda/failover/request', '../../probe/contract'],
  ['lambda/failover/request', '../../../lib/config'],
  ['lambda/failover/request', 'aws-cdk-lib/aws-rds'],
  ['lambda/failover/request', 'aurora-loopback'],
  ['lambda/probe/pg', '../../failover/contract'],
  ['drill', '../lambda/failover/index'],
  ['drill', 'aurora-loopback'],
  ['drill/aws', '../run/context'],
  ['drill/aws', '../report-format/run'],
  ['drill/aws', '../evaluate-run'],
  ['drill/aws', '../../lambda/probe/event'],
  ['drill/aws', 'aurora-loopback'],
  ['drill/causes', '../run/context'],
  ['drill/causes', '../findings/run-facts'],
  ['drill/causes', '../report/text/render'],
  ['drill/causes', '../../lambda/failover/index'],
  ['drill/causes', 'aurora-loopback'],
  ['drill/aws', '../causes/cause'],
  ['drill/run', '../findings/run-facts'],
  ['drill/run', '../judge/run'],
  ['drill/run', '../report/text/render'],
  ['drill/run', '../run-drill'],
  ['drill/run', '@aws-sdk/client-rds'],
  ['drill/run', 'aurora-loopback'],
  ['drill/findings', '../judge/worst-outage'],
  ['drill/findings', '../aws/cluster'],
  ['drill/findings', '../../lambda/probe/run-length'],
  ['drill/findings', 'node:fs'],
  ['drill/findings', 'aurora-loopback'],
  ['drill/judge', '../findings/spans'],
  ['drill/judge', '../report/headlines'],
  ['drill/judge', '../../loopback/account'],
  ['drill/judge', 'aurora-loopback'],
  ['drill/report-format', '../judge/statistics'],
  ['drill/report-format', '../findings/spans'],
  ['drill/report-format', '../../lambda/probe/contract'],
  ['drill/report-format', 'node:fs'],
  ['drill/report-format', 'aurora-loopback'],
  ['drill/report', '../findings/spans'],
  ['drill/report', '../create-report'],
  ['drill/report', '../../lambda/failover/contract'],
  ['drill/report/html', '../../run/plan'],
  ['drill/report/html', '../../aws/clients'],
  ['drill/report/html', '@aws-sdk/client-rds'],
  ['drill/report/html', 'aurora-loopback'],
  ['loopback/gateway', '../aurora/cluster'],
  ['loopback/services/rds', '../../postgres/server'],
  ['loopback/aurora', '../gateway/gateway'],
  ['loopback/aurora/endpoints', '../../services/rds/service'],
  ['loopback/postgres', '../aurora/cluster'],
  ['loopback/postgres', '../../drill/run'],
  ['loopback/aurora', '../testing/eventually'],
  ['loopback/test/support', '../../../lib/config'],
  ['loopback/test/support', '../../../test/support/cdk'],
  ['loopback/bench', '../../drill/clients'],
  ['exercises', '../drill/findings/run-facts'],
  ['exercises', '../drill/run-drill'],
  ['exercises/00-set-up', '../../drill/judge/run'],
  ['exercises/00-set-up', '../../cli/errors'],
  ['exercises/00-set-up', '../../lambda/failover/contract'],
  ['exercises/00-set-up', 'aurora-loopback'],
  ['cli', '../lib/config'],
  ['cli', '../lib/values'],
  ['cli/commands', '../../lambda/probe/contract'],
  ['cli/commands', '../../lambda/probe/clients/pg-query'],
  ['cli', '../loopback/account'],
  ['cli', '../loopback'],
  ['examples', '../lambda/probe/client'],
  ['bin', '../loopback/index'],
  ['tools/links', '../../loopback/index'],
  ['cli', 'aurora-loopback/testing/eventually'],
  ['test/cli', '../../loopback/account'],
  ['bench', '../loopback/bench/figure'],
];

const allowed: Import[] = [
  ['exercises', '../drill/aws/cluster'],
  ['exercises/00-set-up', '../../drill/aws/cluster'],
  ['exercises/00-set-up', '../../drill/run/prepare'],
  ['exercises/00-set-up', '../../drill/report-format/report'],
  ['exercises/00-set-up', '../exercise'],
  ['lib', './config'],
  ['lib', 'aws-cdk-lib/aws-rds'],
  ['lambda/failover', './contract'],
  ['lambda/failover', './request/plan'],
  ['lambda/failover', '@aws-sdk/client-rds'],
  ['lambda/failover/request', '../contract'],
  ['lambda/failover/request', '../rds/failure'],
  ['lambda/probe/pg', '../driver'],
  ['drill', '../lambda/failover/contract'],
  ['drill', './findings/run-facts'],
  ['drill/aws', '@aws-sdk/client-rds'],
  ['drill/aws', './clients'],
  ['drill/aws', '../../lambda/failover/contract'],
  ['drill/causes', '@aws-sdk/client-rds'],
  ['drill/causes', '../aws/clients'],
  ['drill/causes', '../report-format/cause'],
  ['drill/causes', '../../lambda/failover/contract'],
  ['drill/causes', './watch'],
  ['drill/run', '../aws/clients'],
  ['drill/run', '../causes/all'],
  ['drill/run', '../report-format/run'],
  ['drill/run', '../../lambda/probe/contract'],
  ['drill/findings', '../report-format/run'],
  ['drill/findings', '../../lambda/probe/contract'],
  ['drill/judge', '../report-format/run'],
  ['drill/report', '../judge/worst-outage'],
  ['drill/report/html', '../../report-format/run'],
  ['drill/report/html', '../../judge/worst-outage'],
  ['drill/report/html', './run'],
  ['loopback/services/rds', '../../aurora/cluster'],
  ['loopback/services/rds', '../../gateway/service'],
  ['loopback/aurora', '../postgres/server'],
  ['loopback/aurora/endpoints', '../cluster'],
  ['loopback/test/services/lambda', '../../support/lambda/lambda-lab'],
  ['loopback/test/bench', '../../bench/limit-check'],
  ['loopback/bench', '../test/support/rds-lab'],
  ['cli', 'aurora-loopback'],
  ['examples', 'aurora-failover-lab/client'],
  ['cli/commands', '../../lambda/probe/clients/built-in'],
  ['cli/commands', '../../lib/bundle-options'],
  ['cli/commands', '../../lib/client-files'],
  ['cli/commands', '../../lib/own-packages'],
  ['cli/commands', '../../lib/suggestion'],
  ['test/cli', 'aurora-loopback/testing/eventually'],
  ['bench', 'aurora-loopback/bench/figure'],
];

beforeAll(() => {
  for (const name of ['biome.json', '.gitignore']) copyFileSync(join(repository, name), join(folder, name));
});

it('the linter refuses exactly the imports that the architecture forbids', () => {
  forbidden.forEach((each, index) => {
    plantImport(`forbidden-${index}`, each);
  });
  allowed.forEach((each, index) => {
    plantImport(`allowed-${index}`, each);
  });
  expect(refusedBy('style/noRestrictedImports')).toEqual(
    forbidden.map(([where], index) => `${where}/forbidden-${index}.ts`).sort(),
  );
});

it('the linter refuses import cycles, also those of type imports', () => {
  plant('drill/types/chain', "import type { End } from './end';\n\nexport type Chain = readonly End[];\n");
  plant('drill/types/end', 'export type End = string;\n');
  plant('drill/types/hen', "import type { Egg } from './egg';\n\nexport type Hen = readonly Egg[];\n");
  plant('drill/types/egg', "import type { Hen } from './hen';\n\nexport type Egg = readonly Hen[];\n");
  plant('drill/values/hen', "import { egg } from './egg';\n\nexport const hen = () => egg;\n");
  plant('drill/values/egg', "import { hen } from './hen';\n\nexport const egg = () => hen;\n");
  expect(refusedBy('suspicious/noImportCycles')).toEqual([
    'drill/types/egg.ts',
    'drill/types/hen.ts',
    'drill/values/egg.ts',
    'drill/values/hen.ts',
  ]);
});

/** Returns the files that violate a lint rule. */
function refusedBy(rule: string): readonly string[] {
  const biome = join(repository, 'node_modules', '.bin', 'biome');
  const args = ['lint', `--only=${rule}`, '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' });
  return [...stdout.matchAll(/file=([^,]+),/g)].map(([, file = '']) => relative(folder, file)).sort();
}

function plantImport(name: string, [where, source]: Import): void {
  plant(`${where}/${name}`, `import { used } from '${source}';\n\nused();\n`);
}

function plant(path: string, text: string): void {
  const file = join(folder, `${path}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
