import { type GraphqlContext, loadMany } from '@viche/graphql';
import { mySignatures, type OwnSignature } from '../queries/signatures.ts';

/** The viewer's signature under one petition, read once a request together with those under its neighbours. */
export const mySignature = (ctx: GraphqlContext, petitionId: string): Promise<OwnSignature | undefined> =>
  loadMany(ctx, 'petitions.mine', petitionId, mySignatures);
