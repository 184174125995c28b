import type { ConsentDecision, Problem, QuarantineState, Session } from "@crossbay/contract";
import type { FakeAccount } from "./fake-account.ts";
import type { FakeClinic } from "./fake-clinic.ts";
import type { FakeDesk } from "./fake-desk.ts";
import type { FakeHelp } from "./fake-help.ts";
import type { FakeMail } from "./fake-mail.ts";
import type { FakeMessages } from "./fake-messages.ts";
import type { FakePrivacy } from "./fake-privacy.ts";
import type { FakeSupport } from "./fake-support.ts";
import type { FakeTraining } from "./fake-training.ts";
import type { FakeUserManagement } from "./fake-user-management.ts";

/** The state of one small exchange; tests set it directly to reach what is hard to reach. */
export interface FakeWorld {
  session: Session;
  password: string;
  account: FakeAccount;
  clinic: FakeClinic;
  desk: FakeDesk;
  help: FakeHelp;
  mail: FakeMail;
  messages: FakeMessages;
  privacy: FakePrivacy;
  support: FakeSupport;
  training: FakeTraining;
  userManagement: FakeUserManagement;
  recorded: Map<string, ConsentDecision[]>;
  /** Messages of the quarantine that were replayed or dismissed. */
  settled: Map<string, Exclude<QuarantineState, "waiting">>;
  /** An exchange without sources and messages. */
  bare: boolean;
  /** Answers every request to a path that contains the key with this problem. */
  failing: Map<string, Problem>;
  /** Holds every request to a path that contains the key until the promise is kept. */
  waiting: Map<string, Promise<void>>;
  /** Method and path of every API request, in order. */
  asked: string[];
}
