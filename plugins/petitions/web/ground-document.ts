export const GROUNDS = /* GraphQL */ `
  query PetitionDeskGrounds {
    petitionDeskGrounds { code titleUk titleEn kind sourceAct hidesText enabled revision }
  }
`;

export interface DeskGroundData {
  readonly code: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly kind: string;
  readonly sourceAct: string;
  readonly hidesText: boolean;
  readonly enabled: boolean;
  readonly revision: number;
}
