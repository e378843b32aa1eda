import { type Builder, commandField } from '@viche/graphql';
import { creationOptions, type PasskeyLine, passkeysOf, requestOptions } from '@viche/identity';
import type { DataContext } from '@viche/plugin-api';
import { addPasskey, ceremonyOf, removePasskey, renamePasskey } from '../people/passkey-commands.ts';
import { askPasskeyReset, cancelPasskeyReset, takePasskeyReset } from '../people/passkey-resets.ts';
import { councilNameOf } from '../trial/trial-mark.ts';

const CORE = { plugin: 'core' } as const;
const rowsOf = ({ sql, tenant }: DataContext) => ({ sql, tenant });

interface OpenReset {
  readonly effectiveAt: Date;
  readonly requestedBy: string;
  readonly reason: string;
}

/** Passkeys of the viewer, what a browser is asked for, and the way back after a loss. */
export function addPasskeys(builder: Builder): void {
  addOwn(builder);
  addResets(builder);
}

function addOwn(builder: Builder): void {
  const Key = builder.objectRef<PasskeyLine>('Passkey').implement({
    description: 'A passkey of the viewer: the second step of a member of staff.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      name: t.exposeString('name'),
      createdAt: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
      lastUsedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ lastUsedAt }) => lastUsedAt }),
    }),
  });
  builder.queryField('myPasskeys', (t) =>
    t.field({
      type: [Key],
      extensions: CORE,
      authScopes: { can: ['read', 'Passkey'] },
      description: 'The oldest first.',
      resolve: (_root, _args, ctx) => passkeysOf(rowsOf(ctx), ctx.actor.participantId ?? ''),
    }),
  );
  builder.queryField('passkeyCreation', (t) =>
    t.field({
      type: 'JSON',
      extensions: CORE,
      authScopes: { can: ['update', 'Passkey'] },
      description: 'Options of `navigator.credentials.create`, binary values in base64url; good for five minutes.',
      resolve: (_root, _args, ctx) =>
        creationOptions(rowsOf(ctx), ceremonyOf(ctx), {
          person: ctx.actor.publicName ?? '',
          site: councilNameOf(ctx.tenant.names[ctx.locale].official, ctx.locale),
        }),
    }),
  );
  builder.queryField('passkeyRequest', (t) =>
    t.field({
      type: 'JSON',
      nullable: true,
      extensions: CORE,
      authScopes: { can: ['prove', 'Passkey'] },
      description:
        'Options of `navigator.credentials.get`; null for a viewer without passkeys. The answer is posted to `/auth/step-up`.',
      resolve: (_root, _args, ctx) => requestOptions(rowsOf(ctx), ceremonyOf(ctx)),
    }),
  );
  const Changed = builder.objectRef<{ passkeyId: string }>('ChangedPasskey').implement({
    extensions: CORE,
    fields: (t) => ({ passkeyId: t.exposeString('passkeyId') }),
  });
  commandField(builder, addPasskey, { type: Changed, description: 'Adds a passkey that the browser has just made.' });
  commandField(builder, renamePasskey, { type: Changed, description: 'Calls a passkey otherwise.' });
  commandField(builder, removePasskey, { type: Changed, description: 'Takes a passkey out.' });
}

function addResets(builder: Builder): void {
  const Reset = builder.objectRef<OpenReset>('PasskeyReset').implement({
    description: 'Another owner asked that lost passkeys may be replaced; any owner can still say no.',
    extensions: CORE,
    fields: (t) => ({
      effectiveAt: t.field({ type: 'DateTime', resolve: ({ effectiveAt }) => effectiveAt }),
      requestedBy: t.exposeString('requestedBy'),
      reason: t.exposeString('reason'),
    }),
  });
  builder.queryField('passkeyReset', (t) =>
    t.field({
      type: Reset,
      nullable: true,
      extensions: CORE,
      authScopes: { can: ['recover', 'Passkey'] },
      args: { staffId: t.arg.string({ description: 'Left out: the viewer. Owners may ask about others.' }) },
      description: 'The one that waits; null where there is none.',
      async resolve(_root, { staffId }, ctx) {
        const whose = staffId ?? ctx.actor.staffId;
        if (whose !== ctx.actor.staffId && !ctx.ability.can('reset', 'Passkey')) return null;
        const [row] = await ctx.sql<Omit<OpenReset, 'requestedBy'> & { readonly requestedBy: string | null }>`
          select r.effective_at as "effectiveAt", m.display_name as "requestedBy", r.reason
          from passkey_reset r left join staff_member m on m.tenant_id = r.tenant_id and m.id = r.requested_by
          where r.tenant_id = ${ctx.tenantId}::uuid and r.staff_id::text = ${whose} and r.state = 'open'`;
        return row ? { ...row, requestedBy: row.requestedBy ?? ctx.t('people:reset.operator') } : null;
      },
    }),
  );
  const Moved = builder.objectRef<{ staffId: string }>('MovedPasskeyReset').implement({
    extensions: CORE,
    fields: (t) => ({ staffId: t.exposeString('staffId') }),
  });
  commandField(builder, askPasskeyReset, { type: Moved, description: 'Asks for it; the hours begin.' });
  commandField(builder, cancelPasskeyReset, { type: Moved, description: 'Says no.' });
  commandField(builder, takePasskeyReset, {
    type: Moved,
    description: 'After the hours: takes all passkeys of the viewer out.',
  });
}
