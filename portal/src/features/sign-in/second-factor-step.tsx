import type { CodeSent, SecondFactor } from "@crossbay/contract";
import { useState } from "react";
import { resendCode } from "../../ui/api/sign-in-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { AuthenticatorStep } from "./authenticator-step.tsx";
import { CodeStep } from "./code-step.tsx";
import { OtherWays } from "./other-ways.tsx";
import { PasskeyStep } from "./passkey-step.tsx";
import { RecoveryStep } from "./recovery-step.tsx";

interface Props {
  sent: CodeSent;
  /** With a temporary password the code also proves the mobile number on record. */
  proves?: boolean;
  onBack(): void;
}

const steps = { "authenticator-app": AuthenticatorStep, passkey: PasskeyStep, "recovery-code": RecoveryStep };

/** After the password: the second factor that the account asks for first, and the others that it has. */
export function SecondFactorStep({ sent, proves = false, onBack }: Props) {
  const [current, setCurrent] = useState(sent);
  const [method, setMethod] = useState(sent.method);
  const sending = useFormAnswer();

  const change = async (other: SecondFactor) => {
    sending.setFailure(undefined);
    if (other === "sms") {
      const answer = await sending.send(() => resendCode({ signInId: current.signInId }));
      if (!answer.ok) return;
      setCurrent(answer.value);
    }
    setMethod(other);
  };

  const others = (
    <OtherWays
      methods={current.methods.filter((each) => each !== method)}
      sending={sending}
      onChoose={(other) => void change(other)}
    />
  );
  if (method === "sms") return <CodeStep sent={current} proves={proves} onBack={onBack} others={others} />;
  const Step = steps[method];
  return <Step signInId={current.signInId} others={others} onBack={onBack} />;
}
