import type { BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * How every function of the lab is bundled: by esbuild on this machine, with the SDK pinned by the
 * lock file instead of the one the Lambda runtime happens to carry.
 *
 * ES modules let esbuild drop what is not used: 0.4 MB and 70 ms to import, against 0.6 MB and
 * 150 ms as CommonJS.
 */
export const functionBundling: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ['module', 'main'],
  target: 'node24',
  minify: true,
  bundleAwsSDK: true,
};
