/** Returns variables that remove every source of AWS credentials and settings from the environment. */
export function noAccount(): NodeJS.ProcessEnv {
  const present = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  const none = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  return {
    ...Object.fromEntries(present.map((name) => [name, undefined])),
    ...none,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
