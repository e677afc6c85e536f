import { engineCatalogue } from '../clusters/engine-catalogue';
import { engineName } from '../clusters/engine-versions';
import { instanceClasses } from '../clusters/instance-classes';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import type { RdsAction } from './action';

/** Describes every instance class with every version of Aurora PostgreSQL. Returns an empty list for every other engine. */
export const describeOrderableDBInstanceOptions: RdsAction<'DescribeOrderableDBInstanceOptions'> = async (
  { deps },
  input,
) => {
  const {
    Engine,
    EngineVersion,
    DBInstanceClass,
    LicenseModel,
    AvailabilityZoneGroup,
    Vpc = true,
    Filters,
  } = input;
  const isOffered =
    Engine === engineName &&
    Vpc &&
    (LicenseModel ?? licence) === licence &&
    (AvailabilityZoneGroup ?? deps.account.region) === deps.account.region;
  const asked = engineCatalogue
    .filter((version) => isOffered && (EngineVersion ?? version) === version)
    .flatMap((version) => instanceClasses.map((instanceClass) => ({ version, instanceClass })))
    .filter(({ instanceClass }) => (DBInstanceClass ?? instanceClass) === instanceClass);
  const page = paginate(
    'DescribeOrderableDBInstanceOptions',
    applyFilters(asked, Filters, {}),
    ({ version, instanceClass }) => `${instanceClass} ${version}`,
    input,
  );
  const AvailabilityZones = deps.account.availabilityZones.map((Name) => ({ Name }));
  return {
    OrderableDBInstanceOptions: page.items.map(({ version, instanceClass }) => ({
      Engine: engineName,
      EngineVersion: version,
      DBInstanceClass: instanceClass,
      LicenseModel: licence,
      AvailabilityZoneGroup: deps.account.region,
      AvailabilityZones,
      ...capabilities,
    })),
    Marker: page.Marker,
  };
};

const licence = 'postgresql-license';

const capabilities = {
  MultiAZCapable: false,
  ReadReplicaCapable: false,
  Vpc: true,
  StorageType: 'aurora',
  SupportsStorageEncryption: true,
  SupportsIops: false,
  SupportsEnhancedMonitoring: false,
  SupportsIAMDatabaseAuthentication: true,
  SupportsPerformanceInsights: false,
  SupportedEngineModes: ['provisioned'],
  SupportsGlobalDatabases: false,
  SupportedNetworkTypes: ['IPV4'],
  SupportsClusters: true,
};
