/** How a command of a page changes on AWS. The first row that matches applies. */
const RULES: readonly { readonly sign: RegExp; readonly onAws: string | undefined }[] = [
  // The learner's shell points at AWS already, and a loopback account does not exist.
  { sign: /^eval "\$\(npm run -s lab -- env( --unset)?\)"$/, onAws: undefined },
  { sign: /\bnpm run (-s )?lab -- status\b/, onAws: undefined },
  // The members accept connections only from inside the VPC.
  { sign: /\bnpm run (-s )?lab -- sql --on\b/, onAws: undefined },
  { sign: /(\bnpm run (?:-s )?(?:drill|lab -- drill)\b.*) --running\b/, onAws: '$1 --aws' },
  { sign: /(\bnpm run (?:-s )?lab -- (?:failover|check|answer|solve|sql))\b/, onAws: '$1 --aws' },
];

/** Returns the command to run on AWS instead of a command of a page; undefined if AWS needs no such command. */
export function toAwsCommand(command: string): string | undefined {
  const rule = RULES.find(({ sign }) => sign.test(command));
  if (!rule) return command;
  return rule.onAws && command.replace(rule.sign, rule.onAws);
}
