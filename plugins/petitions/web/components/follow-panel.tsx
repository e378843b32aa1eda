import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, TextInput } from '@viche/ui';
import { petitionPath } from '../petition-path.ts';

/** Name of the form for its token. */
export const followForm = (ref: string): string => `petitions.follow:${ref}`;

/** What the forms need to know of the petition. */
export interface FollowablePetition {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly following: boolean;
}

/** Beside the petition: one button for whoever is signed in, a field for an address for a guest, nothing at a desk. */
export function FollowPanel({ petition }: { petition: FollowablePetition }) {
  const { t } = useTranslation('petitions');
  const { actor } = useSite();
  // A session at a desk is for one act: letters are chosen in a login of one's own.
  if (actor.assisted) return null;
  return (
    <Card title={t(actor.participantId ? 'follow.title' : 'follow.open')} headingLevel={2} look="linen">
      <p className="sm">{t(petition.following ? 'follow.following' : 'follow.lead')}</p>
      {actor.participantId ? <FollowButton petition={petition} /> : <FollowByMail petition={petition} />}
    </Card>
  );
}

/** Begins or ends the follow of the account. */
export function FollowButton({ petition }: { petition: FollowablePetition }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <form method="post" action={href(`${petitionPath(petition)}/follow`)}>
      <FormSecrets scope={followForm(petition.ref)} />
      <input type="hidden" name="petitionId" value={petition.id} />
      <Button variant="second" icon="bell" name="intent" value={petition.following ? 'unfollow' : 'follow'}>
        {t(petition.following ? 'follow.end' : 'follow.act')}
      </Button>
    </form>
  );
}

interface FollowByMailProps {
  readonly petition: FollowablePetition;
  readonly typed?: string;
  readonly error?: string;
}

/** An address without an account; nothing goes there but a letter that asks, until it says yes. */
export function FollowByMail({ petition, typed = '', error }: FollowByMailProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <form method="post" action={href(`${petitionPath(petition)}/follow`)} className="flow-sm" noValidate>
      <FormSecrets scope={followForm(petition.ref)} />
      <input type="hidden" name="petitionId" value={petition.id} />
      <TextInput
        id="address"
        name="address"
        type="email"
        autoComplete="email"
        label={t('follow.address')}
        hint={t('follow.addressHint')}
        error={error}
        defaultValue={typed}
        maxLength={254}
        required
      />
      <Button variant="second" icon="mail" name="intent" value="mail">
        {t('follow.ask')}
      </Button>
    </form>
  );
}
