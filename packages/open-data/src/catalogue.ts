import { DISTRIBUTIONS } from './formats.ts';

/** Law 2939-VI art. 10-1: free use with the source named; the licence of the whole site. */
export const LICENCE_URL = 'https://creativecommons.org/licenses/by/4.0/';

/** A dataset as the catalogue tells of it. */
export interface CatalogueDataset {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly annex: string | null;
  readonly changedAt: Date | null;
}

interface CatalogueParts {
  /** `https://slavutych.viche.example`, without a slash at the end. */
  readonly origin: string;
  readonly title: string;
  readonly publisher: { readonly name: string; readonly edrpou: string | null; readonly email: string | null };
  readonly datasets: readonly CatalogueDataset[];
}

/** The catalogue of a hromada's datasets for harvesters of other portals: DCAT version 2 as JSON-LD, in Ukrainian. */
export function dcatCatalogue({ origin, title, publisher, datasets }: CatalogueParts): object {
  const council = {
    '@type': 'foaf:Organization',
    'foaf:name': publisher.name,
    ...(publisher.edrpou ? { 'dct:identifier': publisher.edrpou } : {}),
  };
  const contact = publisher.email
    ? { '@type': 'vcard:Organization', 'vcard:fn': publisher.name, 'vcard:hasEmail': `mailto:${publisher.email}` }
    : null;
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${origin}/open-data.json`,
    '@type': 'dcat:Catalog',
    'dct:title': title,
    'dct:language': 'uk',
    'dct:license': { '@id': LICENCE_URL },
    'dct:publisher': council,
    'dcat:dataset': datasets.map(({ key, annex, changedAt, ...words }) => ({
      '@id': `${origin}/open-data/${key}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': key,
      'dct:title': words.title,
      'dct:description': words.description,
      'dct:license': { '@id': LICENCE_URL },
      'dct:publisher': council,
      ...(contact ? { 'dcat:contactPoint': contact } : {}),
      ...(annex ? { 'dct:conformsTo': `КМУ 835/2015, додаток ${annex}` } : {}),
      ...(changedAt ? { 'dct:modified': { '@type': 'xsd:dateTime', '@value': changedAt.toISOString() } } : {}),
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT' },
      'dcat:landingPage': { '@id': `${origin}/open-data/${key}` },
      'dcat:distribution': [
        ...DISTRIBUTIONS.map(({ ending, mediaType, format }) => ({
          '@type': 'dcat:Distribution',
          'dct:title': `${key}.${ending}`,
          'dct:format': format,
          'dcat:mediaType': mediaType,
          'dcat:downloadURL': { '@id': `${origin}/data/${key}.${ending}` },
          'dct:license': { '@id': LICENCE_URL },
        })),
        {
          '@type': 'dcat:Distribution',
          'dct:title': `${key}.schema.json`,
          'dct:format': 'JSON',
          'dcat:mediaType': 'application/csvm+json',
          'dcat:downloadURL': { '@id': `${origin}/data/${key}.schema.json` },
        },
      ],
    })),
  };
}
