interface ModuleRow {
  readonly plugin: string;
  readonly enabled: boolean;
  readonly order: number;
}

/** Ids of the modules that are on, in the hromada's order; of two with one place that which is installed first. */
export function modulesOn(rows: readonly ModuleRow[], installed: readonly string[]): string[] {
  const on = rows.filter(({ plugin, enabled }) => enabled && installed.includes(plugin));
  return on
    .sort((a, b) => a.order - b.order || installed.indexOf(a.plugin) - installed.indexOf(b.plugin))
    .map(({ plugin }) => plugin);
}
