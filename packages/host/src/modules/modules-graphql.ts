import { type Builder, commandField } from '@viche/graphql';
import type { AnyPluginServer } from '@viche/plugin-api';
import { addChanges } from '../changes/changes-field.ts';
import { MODULES_SCOPE, orderModules } from './order-modules.ts';

/** `orderModules` and `moduleChanges`; the order itself is `tenant { modules }`. */
export function addModules(builder: Builder, servers: readonly Pick<AnyPluginServer, 'manifest'>[]): void {
  const Order = builder.objectRef<{ readonly modules: readonly string[] }>('ModuleOrder').implement({
    description: 'The modules that are on, in the order of menus and of the home page.',
    extensions: { plugin: 'core' },
    fields: (t) => ({ modules: t.stringList({ resolve: ({ modules }) => [...modules] }) }),
  });
  commandField(builder, orderModules(servers), {
    type: Order,
    description: 'Puts the modules that are on into another order.',
  });
  addChanges(builder, {
    field: 'moduleChanges',
    type: 'ModuleChange',
    scope: MODULES_SCOPE,
    what: 'modules: which are on (`on`, `off`), and their order',
    readers: ['read', 'TenantModule'],
  });
}
