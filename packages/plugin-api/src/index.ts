export * from './command.ts';
export * from './context.ts';
export * from './errors.ts';
export * from './files.ts';
export * from './home-blocks.ts';
export * from './looks.ts';
export * from './manifest.ts';
export * from './server.ts';
