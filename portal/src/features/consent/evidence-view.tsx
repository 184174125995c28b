import type { ConsentDecision } from "@crossbay/contract";
import { Button, Group, Stack } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { readEvidence } from "../../ui/api/record-endpoints.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";

interface Props {
  personId: string;
  decision: ConsentDecision;
}

/** Shows the picture that was signed, or saves the file where it is none. */
export function EvidenceView({ personId, decision }: Props) {
  const words = useWords();
  const { consent: text } = words;
  const form = useFormAnswer();
  const [picture, setPicture] = useState<{ file: Blob; drawing: ImageBitmap }>();
  const [saved, setSaved] = useState(false);

  const show = async () => {
    setSaved(false);
    const answer = await form.send(() => readEvidence(personId, decision.id));
    if (!answer.ok) return;
    const file = answer.value;
    const drawing = file.type.startsWith("image/") ? await createImageBitmap(file).catch(() => undefined) : undefined;
    if (drawing) return setPicture({ file, drawing });
    save(file);
    setSaved(true);
  };
  const save = (file: Blob) => saveFile(`${text.evidenceFile}-${decision.signedOn}${endingOf(file)}`, file);

  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        className={style.showEvidence}
        loading={form.busy}
        aria-label={text.evidenceOf(formatDate(decision.signedOn, words))}
        onClick={() => void show()}
      >
        {text.showEvidence}
      </Button>
      {form.failure && <ProblemNotice failure={form.failure} title={text.evidenceFailedTitle} />}
      {saved && <QuietNotice announce>{text.evidenceSaved}</QuietNotice>}
      <Question
        opened={picture !== undefined}
        title={text.evidenceTitle(decision.signerName)}
        onClose={() => setPicture(undefined)}
      >
        {picture && (
          <Stack gap="md">
            <Picture drawing={picture.drawing} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => save(picture.file)}>
                {text.evidenceSave}
              </Button>
              <Button onClick={() => setPicture(undefined)} data-autofocus>
                {text.evidenceClose}
              </Button>
            </Group>
          </Stack>
        )}
      </Question>
    </>
  );
}

/** Drawn and not linked: the page may load pictures from the exchange's own addresses only, and asks for this one once. */
function Picture({ drawing }: { drawing: ImageBitmap }) {
  const { consent: text } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(drawing, 0, 0);
  }, [drawing]);
  return (
    <canvas
      ref={canvas}
      width={drawing.width}
      height={drawing.height}
      role="img"
      aria-label={text.evidenceAlt}
      className={style.picture}
    />
  );
}

const endings: Record<string, string> = { "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg" };
const endingOf = ({ type }: Blob): string => endings[type.split(";")[0] ?? ""] ?? ".txt";
