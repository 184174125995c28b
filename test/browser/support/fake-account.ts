import type { OwnAccount, SecondFactor, SingleSignOnChoice, SingleSignOnLink } from "@crossbay/contract";
import { rosasAccount } from "./canned/account.ts";

/** What is known of the one account of the fake exchange. */
export interface FakeAccount {
  own: OwnAccount;
  /** Its second factors, the one that is asked for first before the others. */
  methods: SecondFactor[];
  directories: SingleSignOnChoice[];
  /** Directories that open the account. */
  links: SingleSignOnLink[];
  /** What came last from a passkey of the browser. */
  passkeyAnswer?: unknown;
}

export const newFakeAccount = (): FakeAccount => ({
  own: structuredClone(rosasAccount),
  methods: ["sms"],
  directories: [],
  links: [],
});
