import type { PatientRequest } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { deliverPatientRequest } from "../../ui/api/privacy-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import { isDecision } from "./request-marks.ts";

interface Props {
  request: PatientRequest;
  onDone(sentence: string, changed: PatientRequest): void;
}

/** Once the identity is confirmed: sends the link, or carries out the decision. Both are asked about first. */
export function DeliverButton({ request, onDone }: Props) {
  const { page: text } = useWords().patientRequests;
  const [asking, setAsking] = useState(false);
  const { kind, state, person } = request;
  const decision = isDecision(kind) ? kind : undefined;
  // A link that was lost is replaced by another, also after it was opened.
  const open = state === "proofed" || state === "ready" || (state === "delivered" && !decision);
  if (!open) return null;
  const name = person?.name ?? request.name;
  const verb = decision ? text.carryOut[decision] : state === "proofed" ? text.send : text.sendAgain;
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <Question
        opened={asking}
        title={decision ? text.carryOutTitle[decision](name) : text.sendTitle(request.name)}
        onClose={() => setAsking(false)}
      >
        {asking && (
          <DeliverForm
            request={request}
            verb={verb}
            lead={
              decision
                ? text.carryOutLead[decision]
                : text.sendLead(request.deliverTo?.email ?? "", request.deliverTo?.mobile ?? "")
            }
            onDone={(changed) => {
              setAsking(false);
              onDone(decision ? text.carriedOut : text.sent, changed);
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </Question>
    </>
  );
}

interface FormProps {
  request: PatientRequest;
  verb: string;
  lead: string;
  onDone(changed: PatientRequest): void;
  onClose(): void;
}

function DeliverForm({ request, verb, lead, onDone, onClose }: FormProps) {
  const { page: text } = useWords().patientRequests;
  const { busy, failure, send } = useFormAnswer();
  const submit = async () => {
    const answer = await send(() => deliverPatientRequest(request.id));
    if (answer.ok) onDone(answer.value);
  };
  return (
    <DialogForm
      lead={lead}
      submit={verb}
      busy={busy}
      failure={failure}
      failureTitle={text.sendFailed}
      onSubmit={() => void submit()}
      onBack={onClose}
    />
  );
}
