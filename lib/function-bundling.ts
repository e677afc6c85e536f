import type { BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * Bundling options of the lab's functions: esbuild on the local machine, with the SDK version of the lock file instead
 * of the one in the Lambda runtime.
 *
 * As ES modules esbuild can drop unused code: 0.4 MB and 70 ms to import, compared with 0.6 MB and 150 ms as CommonJS.
 */
export const functionBundling: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ['module', 'main'],
  target: 'node24',
  minify: true,
  bundleAwsSDK: true,
};
