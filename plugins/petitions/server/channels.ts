/** Ways in which a signature comes: on the site, at a service centre with help, on a sheet of paper. */
export const CHANNELS = ['web', 'desk', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];
