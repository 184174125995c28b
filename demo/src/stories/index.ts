import type { Chronicle } from "../people/chronicle.ts";
import { tellAdaFinch } from "./ada-finch.ts";
import { tellAlvarez } from "./alvarez.ts";
import { tellAziz } from "./aziz.ts";
import { tellDeVriesMunoz } from "./de-vries-munoz.ts";
import { tellMarsh } from "./marsh.ts";
import { tellOsei } from "./osei.ts";
import { tellSmith } from "./smith.ts";
import type { Calendar } from "./story.ts";
import { tellTwinning } from "./twinning.ts";
import { tellVoss } from "./voss.ts";
import { tellWalterFinch } from "./walter-finch.ts";

/** The patients of the demo region whose stories the documentation and the journeys tell. */
export const tellStories = (calendar: Calendar): readonly Chronicle[] =>
  [
    tellTwinning,
    tellAlvarez,
    tellVoss,
    tellOsei,
    tellMarsh,
    tellAziz,
    tellWalterFinch,
    tellAdaFinch,
    tellSmith,
    tellDeVriesMunoz,
  ].flatMap((story) => story(calendar));
