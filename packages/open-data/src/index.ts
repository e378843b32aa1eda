export { type CatalogueDataset, dcatCatalogue, LICENCE_URL } from './catalogue.ts';
export { type CsvEdition, csvLine } from './csv.ts';
export { type Feed, type FeedEntry, writeAtom, writeJsonFeed } from './feeds.ts';
export { DISTRIBUTIONS, type Distribution, datasetLines } from './formats.ts';
export { type CalendarFeed, type CalendarFeedEntry, writeCalendar } from './icalendar.ts';
export { type SitemapAddress, sitemapIndex, sitemapLines } from './sitemaps.ts';
export { hideSmallCells, SMALLEST_CELL } from './small-cells.ts';
export { type StructureColumn, tableStructure } from './structure.ts';
export type { OpenCell, OpenRecord } from './types.ts';
