import { authorityOfSystem } from "@crossbay/formats/hl7v2";
import { keyedHash } from "../platform/ids.ts";
import type { BlockValue } from "./block-rules.ts";
import { cleanIdentifier, looseIdentifier } from "./normalise-rules.ts";

// Half of a SHA-256 is beyond collision for any population, and keeps the indexes small.
const keyBytes = 16;
const hash = (key: Buffer, ...parts: readonly string[]): Buffer => keyedHash(key, ...parts).subarray(0, keyBytes);

/** The key of an identifier within its assigning authority, however the authority is written. */
export const identifierKey = (key: Buffer, authority: string, value: string): Buffer =>
  hash(key, "identifier", (authorityOfSystem(authority) ?? authority).toUpperCase(), cleanIdentifier(value));

/** The key of an identifier's value alone, for a search that names no authority. */
export const valueKey = (key: Buffer, value: string): Buffer => hash(key, "value", looseIdentifier(value));

export const ssnKey = (key: Buffer, ssn: string): Buffer => hash(key, "ssn", ssn);

export const blockKey = (key: Buffer, block: BlockValue): Buffer => hash(key, "block", ...block);

/** An advisory lock's number for a key: its first 64 bits. */
export const lockNumber = (key: Buffer): bigint => key.readBigInt64BE(0);
