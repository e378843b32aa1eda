export * from './sample-files.ts';
export * from './test-signature.ts';
