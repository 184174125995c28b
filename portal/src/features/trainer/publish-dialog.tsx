import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./trainer.module.css";
import type { CourseWork } from "./use-course-work.ts";

interface Props {
  open: boolean;
  /** The version that it becomes. */
  version: number;
  /** There is an earlier version, which people may have passed. */
  published: boolean;
  work: CourseWork;
  onClose(): void;
}

/** Asks what a new version means for those who passed an earlier one. */
export function PublishDialog({ open, version, published, work, onClose }: Props) {
  const { edit: text } = useWords().trainer;
  return (
    <Question opened={open} title={text.publishTitle(version)} onClose={onClose}>
      <PublishForm published={published} work={work} onClose={onClose} />
    </Question>
  );
}

function PublishForm({ published, work, onClose }: Pick<Props, "published" | "work" | "onClose">) {
  const { edit: text, newCourse } = useWords().trainer;
  const [passed, setPassed] = useState<"keep" | "again">();
  const [missing, setMissing] = useState(false);
  const { publishing } = work;

  const publish = async (event: FormEvent) => {
    event.preventDefault();
    const undecided = published && passed === undefined;
    setMissing(undecided);
    if (undecided) return document.getElementById("retake")?.focus();
    if (await work.publish(passed === "again")) onClose();
  };

  return (
    <form className={style.dialog} onSubmit={publish} noValidate>
      {publishing.failure && <ProblemNotice failure={publishing.failure} title={text.publishFailedTitle} />}
      <p>{text.publishLead}</p>
      {published && (
        <ChoiceGroup<"keep" | "again">
          id="retake"
          legend={text.retakeLegend}
          choices={[
            { value: "keep", label: text.retake.keep, detail: text.retake.keepDetail },
            { value: "again", label: text.retake.again, detail: text.retake.againDetail },
          ]}
          value={passed}
          error={missing && passed === undefined ? text.retakeMissing : undefined}
          onChange={(value) => setPassed(value)}
        />
      )}
      <div className={style.acts}>
        <Button type="submit" loading={publishing.busy}>
          {text.publish}
        </Button>
        <Button variant="default" onClick={onClose}>
          {newCourse.back}
        </Button>
      </div>
    </form>
  );
}
