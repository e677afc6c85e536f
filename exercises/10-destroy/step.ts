import { RDSClient } from '@aws-sdk/client-rds';

export interface Step {
  /** RDS of the account that the environment of the shell points at. */
  readonly rds: RDSClient;
  /** Name of the stack: the first argument of the program, or the default name. */
  readonly stackName: string;
  /** Name of the lab's cluster. */
  readonly DBClusterIdentifier: string;
  /** How to wait for RDS: it is asked every second at first and every 10 s later, for at most 30 minutes. */
  readonly waiter: {
    readonly client: RDSClient;
    readonly minDelay: number;
    readonly maxDelay: number;
    readonly maxWaitTime: number;
  };
}

/** Runs a program of this exercise. Prints an error of AWS in one line and ends with exit code 1. */
export function runStep(step: (input: Step) => Promise<void>): void {
  // The lab supports versions of Node.js that the SDK warns about.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const rds = new RDSClient({});
  const stackName = process.argv[2] ?? 'AuroraFailoverLab';
  const DBClusterIdentifier = stackName.toLowerCase();
  const waiter = { client: rds, minDelay: 1, maxDelay: 10, maxWaitTime: 30 * 60 };
  step({ rds, stackName, DBClusterIdentifier, waiter }).catch((error: Error) => {
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  });
}
