/** The plugins that this building is linked with: folder names under plugins/. Each tenant switches them on or off for itself. */
export default { plugins: ['petitions'] } as const;
