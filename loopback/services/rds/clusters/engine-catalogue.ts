/**
 * Versions of Aurora PostgreSQL that AWS offers, oldest first: known to CDK and not retired. A test compares this list
 * with the versions in the installed `aws-cdk-lib`.
 */
export const engineCatalogue: readonly string[] = [
  ...['11.9', '11.21', '12.9', '12.22', '13.9', '13.16', '13.23'],
  ...['14.6', '14.13', '14.15', '14.17', '14.18', '14.19', '14.20', '14.22'],
  ...['15.8', '15.10', '15.12', '15.13', '15.14', '15.15', '15.17'],
  ...['16.4', '16.6', '16.8', '16.9', '16.10', '16.11', '16.13'],
  ...['17.4', '17.5', '17.6', '17.7', '17.9'],
  ...['18.3', '18.4', '18.6'],
];
