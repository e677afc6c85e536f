import { engineCatalogue } from '../clusters/engine-catalogue';
import { engineName, familyOf, majorOf, newestOf, upgradesOf } from '../clusters/engine-versions';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import type { RdsAction } from './action';

/** Describes Aurora PostgreSQL's versions, also those that cannot run here. Empty for any other engine. */
export const describeDBEngineVersions: RdsAction<'DescribeDBEngineVersions'> = async (rds, input) => {
  const { Engine = engineName, EngineVersion, DBParameterGroupFamily, DefaultOnly = false, Filters } = input;
  const major = EngineVersion === undefined ? String(rds.deps.host.defaultMajor) : majorOf(EngineVersion);
  const asked = engineCatalogue
    .filter((version) => Engine === engineName && (!DefaultOnly || version === newestOf(major)))
    .filter((version) => EngineVersion === undefined || [version, majorOf(version)].includes(EngineVersion))
    .filter(
      (version) => DBParameterGroupFamily === undefined || DBParameterGroupFamily === familyOf(version),
    );
  const found = applyFilters(asked, Filters, {
    'db-parameter-group-family': { of: familyOf },
    engine: { of: () => engineName },
    'engine-mode': { of: () => 'provisioned' },
    'engine-version': { of: (version) => version },
    status: { of: () => 'available' },
  });
  const page = paginate('DescribeDBEngineVersions', found, (version) => version, input);
  return { DBEngineVersions: page.items.map(describeVersion), Marker: page.Marker };
};

function describeVersion(version: string) {
  return {
    Engine: engineName,
    MajorEngineVersion: majorOf(version),
    EngineVersion: version,
    DBParameterGroupFamily: familyOf(version),
    DBEngineDescription: 'Aurora PostgreSQL',
    DBEngineVersionDescription: describe(version),
    ValidUpgradeTarget: upgradesOf(version).map(describeUpgrade),
    SupportedEngineModes: ['provisioned'],
    SupportsReadReplica: false,
    SupportsLogExportsToCloudwatchLogs: false,
    SupportsGlobalDatabases: false,
    SupportsParallelQuery: false,
    SupportsBabelfish: false,
    SupportsLimitlessDatabase: false,
    SupportsLocalWriteForwarding: false,
    SupportsIntegrations: false,
    Status: 'available',
  };
}

function describeUpgrade(version: string) {
  return {
    Engine: engineName,
    EngineVersion: version,
    Description: describe(version),
    AutoUpgrade: false,
    IsMajorVersionUpgrade: false,
  };
}

function describe(version: string): string {
  return `Aurora PostgreSQL (compatible with PostgreSQL ${version})`;
}
