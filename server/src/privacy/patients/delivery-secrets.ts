import { keyedHash } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";

/** What is stored of a code or a pass: worth nothing without the key, and nothing at another link. */
export const hashOf = ({ signIn }: Keys, use: "code" | "pass", linkId: string, secret: string): Buffer =>
  keyedHash(signIn, `patient-delivery-${use}`, linkId, secret);
