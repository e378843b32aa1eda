import { defineServer } from '@viche/plugin-api';
import plugin from '../plugin.ts';
import { templateBoardAbilities } from './abilities.ts';
import { archiveNotice } from './commands/archive-notice.ts';
import { postNotice } from './commands/post-notice.ts';
import { addTemplateBoard } from './graphql.ts';
import { archiveOld, seedNotices, tellAuthor } from './jobs.ts';
import { notifications } from './notifications.ts';
import { boardParticipation } from './participation.ts';
import { erasePersonalData, exportPersonalData } from './personal-data.ts';

export default defineServer(plugin, {
  commands: { postNotice, archiveNotice },
  graphql: addTemplateBoard,
  publicFields: ['templateBoardNotices'],
  abilities: templateBoardAbilities,
  jobs: { archiveOld },
  on: { 'template-board.posted.v1': tellAuthor },
  notifications,
  publicFace: { participation: boardParticipation },
  seed: (ctx) => seedNotices(ctx),
  personalData: { export: exportPersonalData, erase: erasePersonalData },
});
