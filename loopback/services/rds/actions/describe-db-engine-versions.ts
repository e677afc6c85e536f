import { engineName, familyOf, majorOf } from '../clusters/engine-versions';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import type { RdsAction } from './action';

/** Describes the versions that the account can run. Empty for any other engine. */
export const describeDBEngineVersions: RdsAction<'DescribeDBEngineVersions'> = async (rds, input) => {
  const { Engine = engineName, EngineVersion, DBParameterGroupFamily, DefaultOnly = false, Filters } = input;
  const { engineVersions } = rds.deps.host;
  const asked = engineVersions
    .filter((version) => Engine === engineName && (!DefaultOnly || version === engineVersions[0]))
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
    DBEngineVersionDescription: `Aurora PostgreSQL (compatible with PostgreSQL ${version})`,
    ValidUpgradeTarget: [],
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
