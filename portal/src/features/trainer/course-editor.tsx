import type { TrainerCourse } from "@crossbay/contract";
import { useState } from "react";
import { ErrorSummary } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import { AboutCard } from "./about-card.tsx";
import { modulesWithErrors } from "./draft-rules.ts";
import { ModulesCard } from "./modules-card.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { StandingCard } from "./standing-card.tsx";
import style from "./trainer.module.css";
import { useCourseWork } from "./use-course-work.ts";

/** Left what is written, right how it stands and what can be done with it. */
export function CourseEditor({ course }: { course: TrainerCourse }) {
  const { edit: text } = useWords().trainer;
  const work = useCourseWork(course);
  const [publishing, setPublishing] = useState(false);
  const { saving, news } = work;
  const version = course.versions[0]?.version ?? 0;

  return (
    <div className={style.editor}>
      <div className={style.written}>
        <div role="status" className={style.news}>
          {news && <QuietNotice>{news === "saved" ? text.saved : text.published(version)}</QuietNotice>}
        </div>
        <ErrorSummary errors={saving.errors} />
        {saving.failure && <ProblemNotice failure={saving.failure} title={text.saveFailedTitle} />}
        <AboutCard draft={work.draft} titles={course.titles} errors={saving.errors} onEdit={work.edit} />
        <ModulesCard
          draft={work.draft}
          errors={saving.errors}
          faulty={modulesWithErrors(work.draft, saving.errors)}
          onEdit={(modules) => work.edit({ modules })}
        />
      </div>
      <StandingCard
        course={course}
        work={work}
        onPublish={async () => {
          if (!work.hasChanges || (await work.save())) setPublishing(true);
        }}
      />
      <PublishDialog
        open={publishing}
        version={version + 1}
        published={version > 0}
        work={work}
        onClose={() => setPublishing(false)}
      />
    </div>
  );
}
