import type { StaffRole, TenantBrand } from '@viche/plugin-api';
import type { z } from 'zod';
import type petitions from '../../../plugins/petitions/plugin.ts';
import type { DemoPetitions } from './demo-petition.ts';
import { LUTSK_PETITIONS } from './petitions-lutsk.ts';
import { SLAVUTYCH_PETITIONS } from './petitions-slavutych.ts';

interface DemoStaff {
  /** Key of a citizen of the demo e-ID. */
  readonly citizen: string;
  readonly roles: readonly StaffRole[];
}

/** A hromada of the demo, as data. Contacts are invented; population is rounded. */
export interface DemoTenant {
  readonly slug: string;
  /** KATOTTG */
  readonly code: string;
  readonly names: {
    readonly officialName: string;
    readonly shortName: string;
    readonly officialNameEn: string;
    readonly shortNameEn: string;
    readonly region: string;
    readonly regionEn: string;
  };
  readonly population: number;
  readonly brand: TenantBrand;
  readonly contacts: Readonly<Record<string, string>>;
  readonly statuteUrl: string;
  readonly statuteEdition: string;
  readonly petitionSettings: z.input<typeof petitions.settings>;
  readonly staff: readonly DemoStaff[];
  readonly petitions: DemoPetitions;
  /** Whether invented signatories have accounts with a birth date, so that statistics can count their ages. */
  readonly knownAges?: true;
}

const STATUTE_EDITION = '2026-03-14';

export const DEMO_TENANTS: readonly DemoTenant[] = [
  {
    slug: 'slavutych',
    code: 'UA32100130000093505',
    names: {
      officialName: 'Славутицька міська рада',
      shortName: 'Славутич',
      officialNameEn: 'Slavutych City Council',
      shortNameEn: 'Slavutych',
      region: 'Вишгородський район, Київська область',
      regionEn: 'Vyshhorod district, Kyiv region',
    },
    population: 25_000,
    brand: {
      preset: 'own',
      accent: '#1A6148',
      crest: '/crests/slavutych.svg',
      welcome: { uk: 'Місто, в якому вас чути', en: 'A city that hears you' },
    },
    contacts: {
      address: 'Центральна площа, 7, м. Славутич',
      addressEn: '7 Central Square, Slavutych',
      phone: '+380 44 000 00 00',
      email: 'rada@slavutych.example',
      desk: 'вул. Військових будівельників, 8',
      deskEn: '8 Viiskovykh Budivelnykiv Street',
      hours: 'пн–пт, 9:00–18:00',
      hoursEn: 'Mon–Fri, 9:00–18:00',
    },
    statuteUrl: 'https://slavutych.example/statute',
    statuteEdition: STATUTE_EDITION,
    petitionSettings: {
      signatureThreshold: 250,
      collectDays: 60,
      signAssurance: 'eid',
      statuteClause: 'Статут, п. 4.7',
      paperSignatures: true,
      askTerritory: true,
    },
    staff: [
      { citizen: 'halyna', roles: ['owner', 'approver'] },
      { citizen: 'olena', roles: ['moderator', 'officer'] },
      { citizen: 'iryna', roles: ['auditor'] },
    ],
    petitions: SLAVUTYCH_PETITIONS,
    knownAges: true,
  },
  {
    slug: 'lutsk',
    code: 'UA07080170000013585',
    names: {
      officialName: 'Луцька міська рада',
      shortName: 'Луцьк',
      officialNameEn: 'Lutsk City Council',
      shortNameEn: 'Lutsk',
      region: 'Луцький район, Волинська область',
      regionEn: 'Lutsk district, Volyn region',
    },
    population: 217_000,
    brand: {
      preset: 'own',
      accent: '#6D2A5C',
      crest: '/crests/lutsk.svg',
      welcome: { uk: 'Луцьк вирішує разом', en: 'Lutsk decides together' },
    },
    contacts: {
      address: 'Театральний майдан, 1, м. Луцьк',
      addressEn: '1 Teatralnyi Square, Lutsk',
      phone: '+380 33 000 00 00',
      email: 'rada@lutsk.example',
      desk: 'вул. Лесі Українки, 1',
      deskEn: '1 Lesi Ukrainky Street',
      hours: 'пн–пт, 8:00–17:00',
      hoursEn: 'Mon–Fri, 8:00–17:00',
    },
    statuteUrl: 'https://lutsk.example/statute',
    statuteEdition: STATUTE_EDITION,
    petitionSettings: {
      signatureThreshold: 500,
      collectDays: 90,
      signAssurance: 'eid',
      minAge: 16,
      signatoryDisplay: 'surname-initials',
      statuteClause: 'Статут, п. 5.2',
    },
    staff: [
      { citizen: 'danylo', roles: ['owner', 'moderator', 'officer', 'approver'] },
      { citizen: 'iryna', roles: ['auditor'] },
    ],
    petitions: LUTSK_PETITIONS,
  },
];
