import type { AnswerOutcome } from '../../../plugins/petitions/server/answers.ts';

/** Topics of petitions, the same in every hromada of the demo. */
export const CATEGORIES = {
  roads: { uk: 'Дороги й безпека', en: 'Roads and safety' },
  spaces: { uk: 'Благоустрій', en: 'Public spaces' },
  transport: { uk: 'Транспорт', en: 'Transport' },
  environment: { uk: 'Довкілля', en: 'Environment' },
  education: { uk: 'Освіта', en: 'Education' },
  health: { uk: 'Здоров’я', en: 'Health' },
  culture: { uk: 'Культура й пам’ять', en: 'Culture and memory' },
  council: { uk: 'Відкритість ради', en: 'Open council' },
} as const;
export type CategoryKey = keyof typeof CATEGORIES;

interface Text {
  readonly title: string;
  readonly category: CategoryKey;
  readonly essence: readonly string[];
  /** What is asked for, one point each. */
  readonly demand: readonly string[];
}

/** A petition published in the past. Days are counted back from the day of the seed. */
export interface PublishedPetition extends Text {
  readonly author: { readonly name: string } | { readonly citizen: string };
  readonly publishedDaysAgo: number;
  readonly signatures: number;
  /** Keys of demo citizens who signed it; counted among `signatures`. */
  readonly citizens?: readonly string[];
}

/** A petition in the moderator's queue. */
export interface WaitingPetition extends Text {
  readonly author: { readonly name: string };
  readonly due: 'today' | 'overdue' | 'today, to be published by the seed';
}

/** A petition handed in by a demo citizen at the moment of the seed, through the product's own commands. */
export interface LivePetition extends Text {
  readonly citizen: string;
  /** Who publishes and who signs it at once; a petition that nobody publishes stays in the queue. */
  readonly published?: { readonly by: string; readonly signedBy: readonly string[] };
  readonly refused?: { readonly by: string; readonly ground: string; readonly reason: string };
}

/** What the office says at the moment of the seed about a published petition that has its signatures. */
export interface DecidedPetition {
  readonly title: string;
  /** Demo citizens of the staff. */
  readonly officer: string;
  readonly approver: string;
  readonly official: { readonly officialName: string; readonly officialPost: string };
  readonly announcement: string;
  /** Without one the petition stays in the review. */
  readonly answer?: {
    readonly outcome: AnswerOutcome;
    readonly summary: string;
    readonly body: readonly string[];
    readonly steps: readonly { readonly title: string; readonly dueInDays: number }[];
  };
}

export interface DemoPetitions {
  readonly published: readonly PublishedPetition[];
  readonly waiting: readonly WaitingPetition[];
  readonly live: readonly LivePetition[];
  readonly decided: readonly DecidedPetition[];
}

/** Paragraphs parted by empty lines, points numbered: as a person types them into the form. */
export const textOf = ({ title, essence, demand }: Text) => ({
  title,
  essence: essence.join('\n\n'),
  demand: demand.map((point, index) => `${index + 1}. ${point}`).join('\n'),
});
