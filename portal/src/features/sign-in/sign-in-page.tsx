import type { CodeSent } from "@crossbay/contract";
import { useState } from "react";
import { PasswordStep } from "./password-step.tsx";
import { SecondFactorStep } from "./second-factor-step.tsx";

/** Password first, then the second factor; the address stays the same, so that a reload starts again. */
export function SignInPage() {
  const [sent, setSent] = useState<CodeSent>();
  return sent ? <SecondFactorStep sent={sent} onBack={() => setSent(undefined)} /> : <PasswordStep onSent={setSent} />;
}
