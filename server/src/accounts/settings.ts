/** What an exchange may set about its accounts. Times are in milliseconds; the defaults are those of policy §4. */
export type AccountsSettings = {
  exchangeName: string;
  /** Where people reach the portal, without a slash at the end. */
  publicUrl: string;
  /** True with the demo region and its outbox page. */
  demonstration: boolean;

  /** A session locks after this long without a request that is not polling. */
  sessionIdleMs: number;
  /** A session ends this long after the security code, however busy. */
  sessionMs: number;
  setPasswordSessionMs: number;
  unlockTriesMax: number;

  /** Time from the password to the code, resends included. */
  signInMs: number;
  codeMs: number;
  codeTriesMax: number;
  codeFailuresPerDayMax: number;
  codeSendsMax: number;
  codeSendsWindowMs: number;
  codeSendsPerDayMax: number;

  failuresBeforeSlowDown: number;
  slowDownFirstMs: number;
  slowDownMaxMs: number;
  addressFailuresMax: number;
  addressFailuresWindowMs: number;

  /** Days without a sign-in after which an account is suspended. */
  dormantDays: number;

  invitationMs: number;
  resetMs: number;
  resetsMax: number;
  resetsWindowMs: number;
  resetsPerDayMax: number;

  passwordLengthMin: number;
  passwordLengthMax: number;
  /** Least score of the pattern scorer, 0 to 4; 3 stands for more than 10^8 guesses. */
  passwordScoreMin: number;
  /** Argon2id memory in KiB. */
  passwordMemoryKib: number;
  /** Argon2id iterations. */
  passwordPasses: number;
};

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** The numbers of policy §4; where it gives none, our own. */
export const accountsDefaults = {
  sessionIdleMs: 15 * minutes,
  sessionMs: 12 * hours,
  setPasswordSessionMs: 30 * minutes,
  unlockTriesMax: 5,

  signInMs: 15 * minutes,
  codeMs: 5 * minutes,
  codeTriesMax: 5,
  codeFailuresPerDayMax: 20,
  codeSendsMax: 3,
  codeSendsWindowMs: 10 * minutes,
  codeSendsPerDayMax: 10,

  failuresBeforeSlowDown: 5,
  slowDownFirstMs: 1 * minutes,
  slowDownMaxMs: 15 * minutes,
  // A whole hospital may stand behind one address.
  addressFailuresMax: 300,
  addressFailuresWindowMs: 10 * minutes,

  dormantDays: 90,

  invitationMs: 72 * hours,
  resetMs: 60 * minutes,
  resetsMax: 3,
  resetsWindowMs: 60 * minutes,
  resetsPerDayMax: 10,

  passwordLengthMin: 12,
  passwordLengthMax: 128,
  passwordScoreMin: 3,
  // OWASP's second recommended setting: 19 MiB, two passes, one lane.
  passwordMemoryKib: 19_456,
  passwordPasses: 2,
} as const satisfies Omit<AccountsSettings, "exchangeName" | "publicUrl" | "demonstration">;
