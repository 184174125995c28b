import type { CourseDraft } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import { Card } from "../../ui/page/card.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import { type DraftModule, freeId, moved, questionIdsOf, withAt } from "./draft-rules.ts";
import { ModuleEditor } from "./module-editor.tsx";
import style from "./trainer.module.css";

const modulesMax = 60;

interface Props {
  draft: CourseDraft;
  errors: readonly FieldError[];
  /** Modules in which something is wrong: they stand open. */
  faulty: readonly string[];
  onEdit(modules: DraftModule[]): void;
}

/** The modules in their order; each opens to be written. */
export function ModulesCard({ draft, errors, faulty, onEdit }: Props) {
  const { trainer } = useWords();
  const { edit: text, newCourse } = trainer;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState<number>();
  const { modules } = draft;
  const questionIds = questionIdsOf(draft);
  const leaving = removing === undefined ? undefined : modules[removing];

  const toggle = (id: string, open: boolean) =>
    setOpened(new Set(open ? [...opened, id] : [...opened].filter((each) => each !== id)));
  const add = () => {
    const id = freeId(
      "module",
      modules.map((module) => module.id),
    );
    toggle(id, true);
    onEdit([...modules, { id, title: text.newModule(modules.length + 1), markdown: "", questions: [] }]);
  };

  return (
    <Card title={text.modules} aside={modules.length}>
      <ol className={style.modules}>
        {modules.map((module, place) => {
          const title = module.title.trim() || text.untitled;
          const open = opened.has(module.id) || faulty.includes(module.id);
          return (
            <li key={module.id} className={style.module}>
              <div className={style.moduleHead}>
                <h3 className={style.moduleTitle}>
                  {text.module(place + 1, title)}
                  <span className={style.quiet}>{text.questionsCount(module.questions.length)}</span>
                </h3>
                <div className={style.moduleActs}>
                  <Act
                    word={text.up}
                    of={title}
                    disabled={place === 0}
                    onAct={() => onEdit(moved(modules, place, -1))}
                  />
                  <Act
                    word={text.down}
                    of={title}
                    disabled={place === modules.length - 1}
                    onAct={() => onEdit(moved(modules, place, 1))}
                  />
                  <Act word={text.remove} of={title} disabled={modules.length === 1} onAct={() => setRemoving(place)} />
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-expanded={open}
                    aria-label={text.actOn(open ? text.close : text.open, title)}
                    onClick={() => toggle(module.id, !open)}
                  >
                    {open ? text.close : text.open}
                  </Button>
                </div>
              </div>
              {open && (
                <ModuleEditor
                  module={module}
                  path={`modules/${place}`}
                  errors={errors}
                  newQuestionId={() => freeId("question", questionIds)}
                  onEdit={(changed) => onEdit(withAt(modules, place, { ...module, ...changed }))}
                />
              )}
            </li>
          );
        })}
      </ol>
      <Button variant="default" size="sm" disabled={modules.length >= modulesMax} onClick={add}>
        {text.addModule}
      </Button>
      <Question
        opened={leaving !== undefined}
        title={text.removeTitle(leaving?.title ?? "")}
        onClose={() => setRemoving(undefined)}
      >
        <p>{text.removeLead}</p>
        <div className={style.acts}>
          <Button
            onClick={() => {
              if (removing !== undefined) onEdit(withAt(modules, removing, undefined));
              setRemoving(undefined);
            }}
          >
            {text.remove}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setRemoving(undefined)}>
            {newCourse.back}
          </Button>
        </div>
      </Question>
    </Card>
  );
}

function Act({ word, of, disabled, onAct }: { word: string; of: string; disabled: boolean; onAct(): void }) {
  const { edit: text } = useWords().trainer;
  return (
    <Button variant="subtle" size="compact-sm" disabled={disabled} aria-label={text.actOn(word, of)} onClick={onAct}>
      {word}
    </Button>
  );
}
