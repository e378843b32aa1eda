export { type OwnClient, type OwnGovIdClient, ownEidClient, ownGovIdClient } from './own-client.ts';
