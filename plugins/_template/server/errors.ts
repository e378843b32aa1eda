import { expected } from '@viche/plugin-api';

export class TemplateBoardFull extends expected('template-board/template-board-full', 409)<{ limit: number }> {}
