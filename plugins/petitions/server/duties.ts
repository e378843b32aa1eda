import type { DataContext, DutyDeclaration } from '@viche/plugin-api';

/** Petitions by id as the desk names them. */
const petitionsAs =
  (path: (ref: string) => string): DutyDeclaration['cases'] =>
  async (ctx: DataContext, subjectIds) => {
    const petitions = await ctx.db.petition.findMany({
      where: { tenantId: ctx.tenantId, id: { in: [...subjectIds] } },
      select: { id: true, ref: true, title: true },
    });
    return petitions.map(({ id, ref, title }) => ({ subjectId: id, title, path: path(ref) }));
  };

const onDesk = (ref: string): string => `/admin/petitions/${ref}`;

/** Terms that law 393/96-ВР art. 23-1 sets to the council. */
export const petitionDuties: Readonly<Record<string, DutyDeclaration>> = {
  'petitions.moderation': {
    label: 'petitions:duty.moderation',
    can: ['moderate', 'Petition'],
    cases: petitionsAs(onDesk),
  },
  'petitions.announce': {
    label: 'petitions:duty.announce',
    can: ['handle', 'Petition'],
    cases: petitionsAs(onDesk),
  },
  'petitions.review': { label: 'petitions:duty.review', can: ['handle', 'Petition'], cases: petitionsAs(onDesk) },
  'petitions.publication': {
    label: 'petitions:duty.publication',
    can: ['handle', 'Petition'],
    cases: petitionsAs(onDesk),
  },
  'petitions.hand-over': { label: 'petitions:duty.hand-over', can: ['handle', 'Petition'], cases: petitionsAs(onDesk) },
};
