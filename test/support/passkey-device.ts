import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

type Options = { challenge: string; rp?: { id?: string }; rpId?: string };

/** What the device does otherwise than it should. */
type Otherwise = {
  origin?: string;
  /** Answers this challenge instead. */
  challenge?: string;
  /** False: without finger, face or PIN. */
  verified?: boolean;
  /** Counter of a copy of the device, which lags behind. */
  counter?: number;
};

/** A passkey in software that speaks as a browser does (WebAuthn Level 3): ECDSA with P-256, no attestation. */
export class PasskeyDevice {
  readonly credentialId = randomBytes(32);
  readonly #origin: string;
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#privateKey = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  /** As `navigator.credentials.create()` answers. */
  create(options: unknown, otherwise: Otherwise = {}): object {
    const { rp, challenge } = options as Options;
    const authData = Buffer.concat([
      this.#authenticatorData(rp!.id!, 0x41, otherwise),
      Buffer.alloc(16),
      uint16(this.credentialId.length),
      this.credentialId,
      this.#coseKey(),
    ]);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      text("fmt"),
      text("none"),
      text("attStmt"),
      Buffer.from([0xa0]),
      text("authData"),
      bytes(authData),
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData("webauthn.create", challenge, otherwise).toString("base64url"),
      attestationObject: attestationObject.toString("base64url"),
      transports: ["internal"],
    });
  }

  /** As `navigator.credentials.get()` answers. */
  get(options: unknown, otherwise: Otherwise = {}): object {
    const { rpId, challenge } = options as Options;
    this.#counter += 1;
    const authenticatorData = this.#authenticatorData(rpId!, 0x01, otherwise);
    const clientDataJSON = this.#clientData("webauthn.get", challenge, otherwise);
    const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
    return this.#answer({
      clientDataJSON: clientDataJSON.toString("base64url"),
      authenticatorData: authenticatorData.toString("base64url"),
      signature: sign("sha256", signed, this.#privateKey).toString("base64url"),
    });
  }

  #answer(response: object): object {
    const id = this.credentialId.toString("base64url");
    return {
      id,
      rawId: id,
      type: "public-key",
      response,
      clientExtensionResults: {},
      authenticatorAttachment: "platform",
    };
  }

  #clientData(type: string, challenge: string, otherwise: Otherwise): Buffer {
    const origin = otherwise.origin ?? this.#origin;
    return Buffer.from(
      JSON.stringify({ type, challenge: otherwise.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  #authenticatorData(rpId: string, flags: number, otherwise: Otherwise): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(otherwise.counter ?? this.#counter);
    const verified = otherwise.verified === false ? 0 : 0x04;
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags | verified]), counter]);
  }

  /** The public key as COSE (RFC 9052): EC2, ES256, P-256, x, y. */
  #coseKey(): Buffer {
    const { x, y } = this.#publicKey.export({ format: "jwk" });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x!, "base64url")),
      Buffer.from([0x22]),
      bytes(Buffer.from(y!, "base64url")),
    ]);
  }
}

const sha256 = (value: Buffer): Buffer => createHash("sha256").update(value).digest();

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}

/** A text of CBOR (RFC 8949) shorter than 24 bytes. */
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)]);

/** A byte string of CBOR. */
const bytes = (value: Buffer): Buffer =>
  value.length < 256
    ? Buffer.concat([Buffer.from([0x58, value.length]), value])
    : Buffer.concat([Buffer.from([0x59]), uint16(value.length), value]);
