import type { BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { bundleOptions } from './bundle-options';

/** `bundleOptions` in CDK's terms. esbuild runs on the local machine. */
export const functionBundling: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: [...bundleOptions.mainFields],
  target: bundleOptions.target,
  minify: bundleOptions.minify,
  bundleAwsSDK: true,
  externalModules: [...bundleOptions.external],
};
