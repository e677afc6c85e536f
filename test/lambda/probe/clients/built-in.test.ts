import { requireClientModule } from '../../../../lambda/probe/client-module';
import { BUILT_IN_CLIENTS } from '../../../../lambda/probe/clients/built-in';
import { CLIENT_POOL_SIZE } from '../../../../lambda/probe/limits';

describe.each(Object.entries(BUILT_IN_CLIENTS))('the built-in client %s', (_, load) => {
  it('explains in one sentence what it shows', async () => {
    const { lesson = '' } = requireClientModule(await load());
    expect(lesson).toMatch(/^\S.{20,118}\.$/);
    expect(lesson.slice(0, -1)).not.toMatch(/\.\s/);
  });

  it('shows its settings in the report', async () => {
    expect(Object.keys(requireClientModule(await load()).settings ?? {})).not.toEqual([]);
  });
});

it.each([
  ['aws-wrapper', 'connections'],
  ['pg-no-listener', 'min'],
] as const)('%s has as many connections as the pools of the other clients', async (name, setting) => {
  const { settings } = requireClientModule(await BUILT_IN_CLIENTS[name]());
  expect(settings?.[setting]).toBe(CLIENT_POOL_SIZE);
});
