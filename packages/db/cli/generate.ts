import { generateClient, installedPlugins } from '../src/generate.ts';

const plugins = await installedPlugins();
const outcome = generateClient(plugins);
console.log(`db: client ${outcome} (core, ${plugins.join(', ')})`);
