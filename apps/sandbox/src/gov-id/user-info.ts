import type { DemoCitizen } from '../citizens.ts';
import type { GovIdCase } from './cases.ts';

/** All fields of the protocol, empty where the service knows nothing. */
const NOTHING = {
  issuer: '',
  issuercn: '',
  serial: '',
  subject: '',
  subjectcn: '',
  locality: '',
  state: '',
  o: '',
  ou: '',
  title: '',
  lastname: '',
  givenname: '',
  middlename: '',
  email: '',
  address: '',
  phone: '',
  dns: '',
  edrpoucode: '',
  drfocode: '',
  unzr: '',
};

const ORGANISATION = { o: 'КП «Зразкове господарство»', edrpoucode: '00123458' };

/** What the service says about a citizen who came by this way, spoiled as the case wants it. */
export function userInfoOf(citizen: DemoCitizen, way: string, how: GovIdCase): Record<string, unknown> {
  const info = {
    ...NOTHING,
    auth_type: way,
    issuer: 'O=Вигаданий надавач довірчих послуг;CN=КНЕДП «Навчальний»',
    issuercn: 'КНЕДП «Навчальний»',
    serial: '5E984D526F82F38F04000000',
    subjectcn: [citizen.familyName, citizen.givenName, citizen.middleName].filter(Boolean).join(' '),
    lastname: citizen.familyName,
    givenname: citizen.givenName,
    middlename: citizen.middleName ?? '',
    email: citizen.email ?? '',
    // As the service sends it: without the plus.
    phone: citizen.phone?.replace('+', '') ?? '',
    drfocode: citizen.identityCode,
    unzr: citizen.unzr ?? '',
    isqscd: way === 'bank_id' ? '' : '1',
  };
  return { ...info, ...CHANGES[how]?.(citizen) };
}

const CHANGES: Partial<Record<GovIdCase, (citizen: DemoCitizen) => Record<string, unknown>>> = {
  'names-na': () => ({ lastname: 'n/a', givenname: 'N\\A', middlename: 'n/a', subjectcn: 'n/a' }),
  'middle-name-na': () => ({ middlename: 'n/a' }),
  'patronymic-in-given-name': ({ givenName, middleName }) => ({
    givenname: `${givenName} ${middleName ?? ''}`.trim(),
    middlename: '',
  }),
  'no-patronymic': () => ({ middlename: '' }),
  // Small and Latin letters, a space: the register's `МК 123456`.
  'latin-passport': () => ({ drfocode: 'mk 123456', unzr: '' }),
  organisation: () => ({ ...ORGANISATION, drfocode: '', unzr: '' }),
  'sole-trader': ({ identityCode }) => ({ edrpoucode: identityCode }),
  'empty-codes': () => ({ edrpoucode: '', drfocode: 'n/a', unzr: '' }),
  'test-authority': () => ({ issuercn: 'Тестовий ЦСК АТ «ІІТ»' }),
  'unknown-way': () => ({ auth_type: 'x' }),
  'key-on-disk': () => ({ isqscd: '0' }),
};
