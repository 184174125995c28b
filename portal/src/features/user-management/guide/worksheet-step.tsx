import type { UserManagement } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { worksheetFormPath } from "../../../ui/api/user-management-endpoints.ts";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import { FileButton } from "../worksheet/file-button.tsx";
import { rowsFromFile } from "../worksheet/sheet.ts";
import { useSheetDraft } from "../worksheet/use-sheet-draft.ts";
import style from "./guide.module.css";
import { GuideStep } from "./guide-step.tsx";

export function WorksheetStep({ management }: { management: UserManagement }) {
  const { guide } = useWords().userManagement;
  const { worksheet: text } = guide;
  const { session } = useSession();
  const { worksheet } = management.steps;
  return (
    <GuideStep number={3} title={text.title} step={worksheet} openWord={guide.worksheetOpen}>
      {worksheet.state === "closed" ? (
        session.state !== "active" && (
          <p className={style.line}>
            <Link to="/sign-in">{text.signIn}</Link>
          </p>
        )
      ) : (
        <WaysToFill management={management} />
      )}
    </GuideStep>
  );
}

function WaysToFill({ management }: { management: UserManagement }) {
  const { worksheet: text } = useWords().userManagement.guide;
  const { filled, keep } = useSheetDraft();
  const navigate = useNavigate();
  return (
    <>
      <p className={style.lead}>{text.lead}</p>
      <div className={style.variant}>
        <p className={style.variantName}>{text.variants[management.variant]}</p>
        <p>{management.variantBecause}</p>
        <p>
          <Link to="/aum/titles">{text.guidance}</Link>
        </p>
      </div>
      <div className={style.ways}>
        <Button component={Link} to="/aum/worksheet">
          {filled > 0 ? text.goOn(filled) : text.fill}
        </Button>
      </div>
      <div>
        <h3 className={style.way}>{text.orFile}</h3>
        <p className={style.quiet}>{text.orFileLead}</p>
        <div className={style.ways}>
          <Button component="a" href={worksheetFormPath("xlsx")} download variant="default" size="sm">
            {text.download.xlsx}
          </Button>
          <Button component="a" href={worksheetFormPath("csv")} download variant="default" size="sm">
            {text.download.csv}
          </Button>
          <FileButton
            onRead={(worksheet) => {
              keep({ rows: rowsFromFile(worksheet.rows) });
              void navigate({ to: "/aum/worksheet" });
            }}
          />
        </div>
      </div>
      <div>
        <h3 className={style.way}>{text.leaversTitle}</h3>
        <p className={style.quiet}>
          {text.leavers} <Link to="/aum/users">{text.toUsers}</Link>
        </p>
      </div>
    </>
  );
}
