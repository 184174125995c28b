import type { CodeSent } from "@crossbay/contract";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { offerSingleSignOnLink } from "../../ui/session/single-sign-on-offer.ts";
import { PasswordStep } from "./password-step.tsx";
import { SecondFactorStep } from "./second-factor-step.tsx";
import { readSent } from "./sign-in-address.ts";

/** Password first, then the second factor; the address stays the same, so that a reload starts again. */
export function SignInPage() {
  const navigate = useNavigate();
  const { sso } = useSearch({ from: "/entry/sign-in" });
  const [returned] = useState(sso);
  const [sent, setSent] = useState<CodeSent | undefined>(() =>
    sso === "code" ? readSent(location.hash.slice(1)) : undefined,
  );

  // What single sign-on brought back counts once.
  useEffect(() => {
    if (returned === "link") offerSingleSignOnLink();
    if (returned) void navigate({ to: "/sign-in", replace: true });
  }, [returned, navigate]);

  if (sent) return <SecondFactorStep sent={sent} onBack={() => setSent(undefined)} />;
  return <PasswordStep returned={returned} onSent={setSent} />;
}
