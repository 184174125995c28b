import type { UserManagement } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { Card } from "../../../ui/page/card.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./guide.module.css";

/** Beside the steps: whom to ask, and what else is to be learnt. */
export function GuideAside({ management }: { management: UserManagement }) {
  const { guide: text } = useWords().userManagement;
  const { relationshipManager: manager, otherCourses } = management;
  return (
    <div className={style.aside}>
      <Card title={text.asideTitle}>
        {manager ? (
          <>
            <p>{text.relationshipManager(manager.name)}</p>
            <p className={style.email}>
              <a href={`mailto:${manager.email}`} aria-label={text.write(manager.email)}>
                {manager.email}
              </a>
            </p>
          </>
        ) : (
          <p>
            {text.noRelationshipManager} <a href="/find-your-relationship-manager">{text.findManager}</a>
          </p>
        )}
      </Card>
      {otherCourses.length > 0 && (
        <Card title={text.coursesTitle}>
          {otherCourses.some(({ done }) => !done) && <p className={style.quiet}>{text.coursesLead}</p>}
          <ul className={style.courses}>
            {otherCourses.map(({ courseId, title, done }) => (
              <li key={courseId}>
                {done ? (
                  <ShapeMark shape="check" tone="accent">
                    {title} <span className={style.quiet}>{text.courseStates.done}</span>
                  </ShapeMark>
                ) : (
                  <ShapeMark shape="ring" tone="accent">
                    <Link to="/training/$courseId" params={{ courseId }}>
                      {title}
                    </Link>{" "}
                    <span className={style.quiet}>{text.courseStates.open}</span>
                  </ShapeMark>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
