import type { PluginServer } from '@viche/plugin-api';
import { petitionPath } from '../web/petition-path.ts';

type Notifications = NonNullable<PluginServer<never, never, never>['notifications']>;

/** One letter about one petition: subject and text from the catalogue, a link to its page. */
const aboutPetition =
  (template: string): Notifications[string] =>
  async (params, { ctx, t }) => {
    const petition = await ctx.db.petition.findFirst({
      where: { tenantId: ctx.tenantId, id: String(params.petitionId) },
      select: { ref: true, title: true, number: true, signatureCount: true },
    });
    if (!petition) return null;
    const words = { title: petition.title, number: petition.number ?? '', count: petition.signatureCount };
    return {
      subject: t(`petitions:mail.${template}.subject`, words),
      paragraphs: [t(`petitions:mail.${template}.body`, words), t(`petitions:mail.${template}.next`, words)],
      action: { label: t('petitions:mail.open'), path: petitionPath(petition) },
      why: t(`petitions:mail.${template}.why`),
    };
  };

export const notifications: Notifications = {
  submitted: aboutPetition('submitted'),
  published: aboutPetition('published'),
  signed: aboutPetition('signed'),
  thresholdReached: aboutPetition('thresholdReached'),
  expired: aboutPetition('expired'),
};
