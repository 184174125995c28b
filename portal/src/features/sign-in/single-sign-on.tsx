import type { SingleSignOnChoice } from "@crossbay/contract";
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { singleSignOnAddress, singleSignOnQuery } from "../../ui/api/sign-in-endpoints.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./entry.module.css";

/** More than these are chosen from a list. */
const inSightMax = 3;

/** Directories of participants by which their people may sign in. Nothing while there is none. */
export function SingleSignOn() {
  const { singleSignOn: text } = useWords().signIn;
  const { data } = useQuery(singleSignOnQuery);
  const choices = data?.choices ?? [];
  if (choices.length === 0) return null;
  return (
    <section className={style.other} aria-labelledby="single-sign-on">
      <h2 id="single-sign-on" className={style.otherTitle}>
        {text.title}
      </h2>
      {choices.length <= inSightMax ? (
        <ul className={style.ways}>
          {choices.map(({ id, name }) => (
            <li key={id}>
              <Button component="a" href={singleSignOnAddress(id)} variant="default" fullWidth className={style.way}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <ChosenDirectory choices={choices} />
      )}
    </section>
  );
}

function ChosenDirectory({ choices }: { choices: readonly SingleSignOnChoice[] }) {
  const { singleSignOn: text } = useWords().signIn;
  const [id, setId] = useState("");
  return (
    <>
      <NativeSelect
        label={text.label}
        value={id}
        data={[{ value: "", label: text.choose }, ...choices.map((each) => ({ value: each.id, label: each.name }))]}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      {id === "" ? (
        <Button variant="default" fullWidth disabled>
          {text.submit}
        </Button>
      ) : (
        <Button component="a" href={singleSignOnAddress(id)} variant="default" fullWidth>
          {text.submit}
        </Button>
      )}
    </>
  );
}
