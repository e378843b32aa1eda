import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { addRefusalGround, updateRefusalGround } from '../commands/refusal-grounds.ts';
import { OWNED } from './owner.ts';

interface DeskGround {
  readonly code: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly kind: string;
  readonly sourceAct: string;
  readonly hidesText: boolean;
  readonly enabled: boolean;
  readonly revision: number;
}

const allGrounds = ({ sql, tenantId }: DataContext) => sql<DeskGround>`
  select code, title_uk as "titleUk", title_en as "titleEn", kind, source_act as "sourceAct", hides_text as "hidesText", enabled, revision
  from petitions_refusal_ground where tenant_id = ${tenantId}::uuid order by kind = 'local', "order", code`;

/** Grounds of refusal as the hromada keeps them: those of the law stand, its own are written here. */
export function addGrounds(builder: Builder): void {
  const Ground = builder.objectRef<DeskGround>('PetitionDeskGround').implement({
    extensions: OWNED,
    description: 'A ground of refusal in both languages, switched off ones too.',
    fields: (t) => ({
      code: t.exposeString('code'),
      titleUk: t.exposeString('titleUk'),
      titleEn: t.exposeString('titleEn'),
      kind: t.exposeString('kind'),
      sourceAct: t.exposeString('sourceAct'),
      hidesText: t.exposeBoolean('hidesText'),
      enabled: t.exposeBoolean('enabled'),
      revision: t.exposeInt('revision'),
    }),
  });
  builder.queryField('petitionDeskGrounds', (t) =>
    t.field({
      type: [Ground],
      extensions: OWNED,
      authScopes: { can: ['read-all', 'Petition'] },
      resolve: (_root, _args, ctx) => allGrounds(ctx),
    }),
  );
  const load = async (ctx: DataContext, { code }: { code: string }) =>
    (await allGrounds(ctx)).find((ground) => ground.code === code) ?? null;
  commandField(builder, addRefusalGround, { type: Ground, load, description: 'Writes a local ground, by its act.' });
  commandField(builder, updateRefusalGround, { type: Ground, load, description: 'Changes a local ground.' });
}
