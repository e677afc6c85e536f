import { createClients } from '../../drill/aws/clients';
import { listLeftovers } from './leftovers';
import { runStep } from './step';

/** Prints the resources of the lab that are in the account, each with its cost. */
runStep(async ({ stackName }) => {
  const clients = createClients({});
  const found = await listLeftovers({ clients, stackName, signal: new AbortController().signal });
  for (const { kind, name, cost } of found) console.log(`${kind} ${name}, which costs ${cost}`);
  if (found.length === 0) console.log(`nothing of ${stackName} is left in the account`);
});
