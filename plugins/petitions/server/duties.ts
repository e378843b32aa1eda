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

/** Doubted signatures by the id of what is decided about them. */
const invalidationsOnDesk: DutyDeclaration['cases'] = async (ctx, subjectIds) => {
  const doubted = await ctx.db.signatureInvalidation.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...subjectIds] } },
    select: { id: true, petition: { select: { ref: true, title: true } } },
  });
  return doubted.map(({ id, petition: { ref, title } }) => ({
    subjectId: id,
    title,
    path: `/admin/petitions/${ref}/review/${id}`,
  }));
};

/** Proposed merges by id: the petition that would go up. */
const mergesOnDesk: DutyDeclaration['cases'] = async (ctx, subjectIds) => {
  const merges = await ctx.db.petitionMerge.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...subjectIds] } },
    select: { id: true, source: { select: { ref: true, title: true } } },
  });
  return merges.map(({ id, source: { ref, title } }) => ({ subjectId: id, title, path: `/admin/petitions/${ref}` }));
};

/** Promised steps by id: the step's own words, under its petition. */
const stepsOnDesk: DutyDeclaration['cases'] = async (ctx, subjectIds) => {
  const steps = await ctx.db.implementationStep.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...subjectIds] } },
    select: { id: true, title: true, petition: { select: { ref: true } } },
  });
  return steps.map(({ id, title, petition: { ref } }) => ({ subjectId: id, title, path: `/admin/petitions/${ref}` }));
};

const onDesk = (ref: string): string => `/admin/petitions/${ref}`;

/** Terms that law 393/96-ВР art. 23-1 sets to the council, and those that it sets to itself. */
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
  'petitions.signature-review': {
    label: 'petitions:duty.signature-review',
    can: ['moderate', 'Petition'],
    cases: invalidationsOnDesk,
  },
  'petitions.merge': { label: 'petitions:duty.merge', can: ['moderate', 'Petition'], cases: mergesOnDesk },
  'petitions.step': { label: 'petitions:duty.step', can: ['handle', 'Petition'], cases: stepsOnDesk },
  'petitions.hand-over': { label: 'petitions:duty.hand-over', can: ['handle', 'Petition'], cases: petitionsAs(onDesk) },
};
