import type { CodeSent } from "@crossbay/contract";
import { useState } from "react";
import { CodeStep } from "./code-step.tsx";
import { PasswordStep } from "./password-step.tsx";

/** Password first, then the code that was sent; the address stays the same, so that a reload starts again. */
export function SignInPage() {
  const [sent, setSent] = useState<CodeSent>();
  return sent ? <CodeStep sent={sent} onBack={() => setSent(undefined)} /> : <PasswordStep onSent={setSent} />;
}
