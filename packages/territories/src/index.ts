export { type Municipality, municipalityOf } from './municipality.ts';
export { councilName, type NameOfCouncil, regionOf, shortNameOf } from './names.ts';
export type { Oblast } from './oblasts.ts';
export { type Place, placesOf } from './places.ts';
export { askedWords, searchWords } from './search-words.ts';
export { TERRITORY_CODE, type Territory, type TerritoryCategory } from './territory.ts';
export { type FoundMunicipalities, TerritoryIndex } from './territory-index.ts';
