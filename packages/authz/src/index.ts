export { type AbilityInput, buildAbility, CORE_SUBJECTS, hasRole, meetsAssurance } from './build-ability.ts';
