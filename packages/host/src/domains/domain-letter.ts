import type { AnyPluginServer } from '@viche/plugin-api';
import { readableName } from './domain-name.ts';

/** The letter to the owners when a name stops leading to the site. */
export const DOMAIN_LETTERS: NonNullable<AnyPluginServer['notifications']> = {
  async domainDropped({ host, problem }, { t }) {
    const name = readableName(String(host));
    return {
      subject: t('domains:letter.subject', { name }),
      paragraphs: [
        t('domains:letter.body', { name }),
        t(`domains:state.problem.${String(problem)}`),
        t('domains:letter.still'),
      ],
      action: { label: t('domains:letter.act'), path: '/admin/domains' },
      why: t('domains:letter.why'),
    };
  },
};
