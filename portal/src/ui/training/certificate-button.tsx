import type { CourseLine } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { readCertificate } from "../api/training-endpoints.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { saveFile } from "../save-file.ts";
import { useWords } from "../words/words.ts";

/** Downloads the certificate of a course that was passed. Nothing without one. */
export function CertificateButton({ course }: { course: Pick<CourseLine, "title" | "certificateId"> }) {
  const { training: text } = useWords();
  const form = useFormAnswer();
  const { title, certificateId } = course;
  if (!certificateId) return null;

  const download = async () => {
    const answer = await form.send(() => readCertificate(certificateId));
    if (answer.ok) saveFile(text.certificateFile(title), answer.value);
  };

  return (
    <>
      <Button
        variant="default"
        size="sm"
        loading={form.busy}
        aria-label={text.certificateOf(title)}
        onClick={() => void download()}
      >
        {text.certificate}
      </Button>
      {form.failure && <ProblemNotice failure={form.failure} title={text.certificateFailedTitle} />}
    </>
  );
}
