import { generateClient, installedPlugins } from '../src/generate.ts';

const plugins = installedPlugins();
const outcome = generateClient(plugins);
console.log(`db: client ${outcome} (core, ${plugins.join(', ')})`);
