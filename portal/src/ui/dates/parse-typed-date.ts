const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A date as people type it, to `YYYY-MM-DD`; `undefined` when it is none. Numbers are read month first, as on
 * American forms (`3/12/1978`, `03-12-1978`, `03121978`); a month in letters may stand first or second
 * (`12 Mar 1978`, `Mar 12, 1978`), and `1978-03-12` is read as written. Two-digit years are refused: a birth
 * date a century off finds another person.
 */
export function parseTypedDate(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst) return plainDate(yearFirst[1], yearFirst[2], yearFirst[3]);
  const monthFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (monthFirst) return plainDate(monthFirst[3], monthFirst[1], monthFirst[2]);
  const dayThenName = /^(\d{1,2})[-/. ]*([a-z]{3,9})[-/., ]*(\d{4})$/.exec(text);
  if (dayThenName) return plainDate(dayThenName[3], monthOf(dayThenName[2]), dayThenName[1]);
  const nameThenDay = /^([a-z]{3,9})[-/. ]*(\d{1,2})[-/., ]+(\d{4})$/.exec(text);
  if (nameThenDay) return plainDate(nameThenDay[3], monthOf(nameThenDay[1]), nameThenDay[2]);
  return undefined;
}

function monthOf(name = ""): string {
  return String(monthNames.indexOf(name.slice(0, 3)) + 1);
}

function plainDate(year = "", month = "", day = ""): string | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const instant = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
  return exists && Number(year) >= 1850 ? date : undefined;
}
