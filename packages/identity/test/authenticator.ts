import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** User present; `VERIFIED` that the device knew its holder, `ATTESTED` that a new key follows. */
const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

export interface CeremonyPlace {
  readonly challenge: string;
  /** Origin that the browser saw. */
  readonly origin: string;
  /** Relying party that the page asked for; by default the origin's own host. */
  readonly rpId?: string;
}

/** An authenticator as a device has it: one key, one counter. Makes what a browser would post. */
export class TestAuthenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  /** Whether the device asks for finger, face or PIN. */
  holder: 'known' | 'any' = 'known';
  readonly #key: KeyObject;
  readonly #cose: Buffer;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    // COSE_Key {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    this.#cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }

  #data({ origin, rpId }: CeremonyPlace, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const seen = this.holder === 'known' ? flags | VERIFIED : flags;
    return Buffer.concat([sha256(rpId ?? new URL(origin).hostname), Buffer.from([seen]), counter]);
  }

  #client(type: 'webauthn.create' | 'webauthn.get', { challenge, origin }: CeremonyPlace): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }), 'utf8');
  }

  #answer(response: object): string {
    const id = b64(this.credentialId);
    return JSON.stringify({ id, rawId: id, type: 'public-key', response });
  }

  create(place: CeremonyPlace): string {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.#cose]);
    const authData = Buffer.concat([this.#data(place, PRESENT | ATTESTED), attested]);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(authData.length);
    // CBOR {"fmt": "none", "attStmt": {}, "authData": bytes}
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      Buffer.from([0x59]),
      size,
      authData,
    ]);
    return this.#answer({
      clientDataJSON: b64(this.#client('webauthn.create', place)),
      attestationObject: b64(attestationObject),
      transports: ['internal'],
    });
  }

  get(place: CeremonyPlace): string {
    this.counter += 1;
    const authenticatorData = this.#data(place, PRESENT);
    const client = this.#client('webauthn.get', place);
    const signature = createSign('sha256')
      .update(Buffer.concat([authenticatorData, sha256(client)]))
      .sign(this.#key);
    return this.#answer({
      clientDataJSON: b64(client),
      authenticatorData: b64(authenticatorData),
      signature: b64(signature),
    });
  }
}
