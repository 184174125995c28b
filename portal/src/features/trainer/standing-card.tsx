import type { TrainerCourse } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { formatDate } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./trainer.module.css";
import type { CourseWork } from "./use-course-work.ts";

interface Props {
  course: TrainerCourse;
  work: CourseWork;
  onPublish(): void;
}

/** Saved or not, published or not, with what to do next; stays in sight. */
export function StandingCard({ course, work, onPublish }: Props) {
  const words = useWords();
  const { edit: text, newCourse } = words.trainer;
  const [discarding, setDiscarding] = useState(false);
  const { hasChanges, saving } = work;
  const [newest] = course.versions;
  const published = newest ? text.standing.published(newest.version) : text.standing.asBrought;
  const saved = course.isDraft ? text.standing.draft : published;
  const standing = hasChanges ? text.standing.unsaved : saved;
  return (
    <aside className={style.standing}>
      <Card title={text.standingTitle}>
        <div className={style.standingBody}>
          <p role="status" className={hasChanges ? style.strong : undefined}>
            {standing}
          </p>
          <Button
            variant={hasChanges ? "filled" : "default"}
            disabled={!hasChanges}
            loading={saving.busy}
            onClick={() => void work.save()}
          >
            {text.save}
          </Button>
          <Button
            variant={!hasChanges && course.isDraft ? "filled" : "default"}
            disabled={!hasChanges && !course.isDraft}
            onClick={onPublish}
          >
            {text.publish}
          </Button>
          {hasChanges && (
            <Button variant="subtle" size="sm" onClick={() => setDiscarding(true)}>
              {text.discard}
            </Button>
          )}
        </div>
      </Card>
      <Card title={text.versions}>
        {course.versions.length === 0 && <p className={style.quiet}>{text.noVersions}</p>}
        <ol className={style.versions}>
          {course.versions.map((each) => (
            <li key={each.version}>
              {text.versionLine(each.version)}
              <span className={style.quiet}>
                {text.versionBy(formatDate(each.publishedAt, words), each.publishedBy)}
              </span>
            </li>
          ))}
        </ol>
      </Card>
      <Question opened={discarding} title={text.discardTitle} onClose={() => setDiscarding(false)}>
        <p>{text.discardLead}</p>
        <div className={style.acts}>
          <Button
            onClick={() => {
              work.discard();
              setDiscarding(false);
            }}
          >
            {text.discard}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setDiscarding(false)}>
            {newCourse.back}
          </Button>
        </div>
      </Question>
    </aside>
  );
}
