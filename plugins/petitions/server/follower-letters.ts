import type { PluginServer } from '@viche/plugin-api';
import { petitionPath } from '../web/petition-path.ts';
import { petitionById } from './queries/petition-rows.ts';
import { petitionRules } from './rules.ts';
import { FOLLOWERS_TEMPLATES, type FollowersTemplate } from './tell-followers.ts';

type Notifications = NonNullable<PluginServer<never, never, never>['notifications']>;

/** A letter to a follower: what happened, what comes next, and a link to the page. Titles taken down are not repeated. */
const toFollower =
  (template: FollowersTemplate): Notifications[string] =>
  async ({ petitionId, percent = 0 }, { ctx, t }) => {
    const petition = await petitionById(ctx, String(petitionId));
    if (!petition) return null;
    const hidden = petition.textHidden || petition.state === 'taken-down';
    const title = hidden ? t('petitions:tombstone.title') : petition.title;
    const rules = petitionRules.safeParse(petition.rules).data;
    const words = {
      title,
      number: petition.number ?? '',
      percent: Number(percent),
      signatures: petition.signatureCount,
      threshold: rules?.signatureThreshold ?? 0,
    };
    const key = (part: string) => `petitions:mail.followers.${template}.${part}`;
    return {
      subject: t(key('subject'), words),
      paragraphs: [t(key('body'), words), t(key('next'), words)],
      action: { label: t('petitions:mail.open'), path: petitionPath({ ref: petition.ref, title }) },
      why: t('petitions:mail.followers.why'),
      values: { ...words, count: words.signatures },
    };
  };

export const followerLetters: Notifications = Object.fromEntries(
  FOLLOWERS_TEMPLATES.map((template) => [`${template}ToFollower`, toFollower(template)]),
);
