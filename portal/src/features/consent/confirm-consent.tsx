import type { PersonBanner, RecordConsentRequest } from "@crossbay/contract";
import { Button, Group, Stack } from "@mantine/core";
import { formatDate } from "../../ui/dates/format-date.ts";
import { Question } from "../../ui/page/overlay.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";

interface Props {
  banner: PersonBanner;
  request: RecordConsentRequest | undefined;
  busy: boolean;
  onConfirm(request: RecordConsentRequest): void;
  onBack(): void;
}

/** Names the decision and the patient once more before it takes effect. */
export function ConfirmConsent({ banner, request, busy, onConfirm, onBack }: Props) {
  const words = useWords();
  const { confirm, values } = words.consent;
  const value = request ? values[request.value] : "";
  return (
    <Question opened={request !== undefined} title={confirm.title(value, fullName(banner))} onClose={onBack}>
      {request && (
        <Stack gap="md">
          <p className={style.sentence}>{confirm.signed(request.signerName, formatDate(request.signedOn, words))}</p>
          <p className={style.sentence}>{confirm.lead}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onBack}>
              {confirm.back}
            </Button>
            <Button loading={busy} onClick={() => onConfirm(request)} data-autofocus>
              {confirm.submit(value)}
            </Button>
          </Group>
        </Stack>
      )}
    </Question>
  );
}
