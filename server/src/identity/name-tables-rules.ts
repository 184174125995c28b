/** Words of a surname that sources write or leave out as they please. */
export const nameParticles: ReadonlySet<string> = new Set(
  "DE DEL DELA LA LAS LOS LE DU DI DA DO DOS DAS VAN VON VOM DER DEN TER TEN ZU ZUM EL AL BIN IBN BEN ABU O Y E".split(
    " ",
  ),
);

/** Generations as they are written behind a name. */
export const nameSuffixes: ReadonlySet<string> = new Set("JR SR II III IV 2ND 3RD".split(" "));

const standIns = new Set(
  `UNKNOWN UNK UNKN UNIDENTIFIED ANONYMOUS NONAME NONE NULL NA NFN NLN NMN FNU LNU TEST TESTING TESTPATIENT TESTER ZZTEST
   PATIENT BABY BABYBOY BABYGIRL BABYB BABYG BB BG BOY GIRL NEWBORN INFANT MALE FEMALE TWIN TRIPLET JOHNDOE JANEDOE DOE
   TRAUMA XXX XX ZZZ ZZ DECEASED MOTHER FATHER`.split(/\s+/),
);

/**
 * True for a word that stands where a name is not known ("UNKNOWN", "BABY GIRL", "TEST", one letter repeated): it is
 * shown and found, but it is no evidence of who somebody is.
 */
export const isNameStandIn = (word: string): boolean => standIns.has(word) || /^(.)\1{2,}$/u.test(word);

/**
 * Share of people that carry a frequent surname. Agreement on one of these says less.
 * @see US Census Bureau, frequently occurring surnames from the 2010 census (public domain), rounded
 */
export const surnameShares: Readonly<Record<string, number>> = {
  SMITH: 0.0083,
  JOHNSON: 0.0066,
  WILLIAMS: 0.0055,
  BROWN: 0.0049,
  JONES: 0.0048,
  GARCIA: 0.004,
  MILLER: 0.0039,
  DAVIS: 0.0038,
  RODRIGUEZ: 0.0037,
  MARTINEZ: 0.0036,
  HERNANDEZ: 0.0035,
  LOPEZ: 0.003,
  GONZALEZ: 0.0029,
  WILSON: 0.0027,
  ANDERSON: 0.0027,
  THOMAS: 0.0026,
  TAYLOR: 0.0025,
  MOORE: 0.0025,
  JACKSON: 0.0024,
  MARTIN: 0.0024,
  LEE: 0.0023,
  PEREZ: 0.0023,
  THOMPSON: 0.0023,
  WHITE: 0.0022,
  HARRIS: 0.0021,
  SANCHEZ: 0.0021,
  CLARK: 0.0019,
  RAMIREZ: 0.0019,
  LEWIS: 0.0018,
  ROBINSON: 0.0018,
};

/**
 * Share of people that carry a frequent given name.
 * @see US Census Bureau, frequently occurring first names from the 1990 census (public domain), both sexes together
 */
export const givenNameShares: Readonly<Record<string, number>> = {
  JAMES: 0.016,
  JOHN: 0.016,
  ROBERT: 0.015,
  MICHAEL: 0.013,
  MARY: 0.013,
  WILLIAM: 0.012,
  DAVID: 0.012,
  RICHARD: 0.0085,
  CHARLES: 0.0075,
  JOSEPH: 0.007,
  THOMAS: 0.0069,
  PATRICIA: 0.0054,
  CHRISTOPHER: 0.0052,
  LINDA: 0.0052,
  DANIEL: 0.0049,
  PAUL: 0.0047,
  BARBARA: 0.0049,
  MARK: 0.0047,
  ELIZABETH: 0.0047,
  JENNIFER: 0.0047,
  MARIA: 0.0041,
  SUSAN: 0.004,
};

const nicknameGroups = [
  "ROBERT ROB BOB BOBBY ROBBIE BERT",
  "WILLIAM WILL BILL BILLY WILLIE LIAM",
  "RICHARD RICK DICK RICH RICKY",
  "JAMES JIM JIMMY JAMIE",
  "JOHN JACK JOHNNY",
  "JOSEPH JOE JOEY",
  "JOSE PEPE",
  "MICHAEL MIKE MICK MICKEY",
  "THOMAS TOM TOMMY",
  "CHARLES CHARLIE CHUCK",
  "EDWARD ED EDDIE TED NED",
  "ANTHONY TONY",
  "DANIEL DAN DANNY",
  "DAVID DAVE",
  "STEPHEN STEVEN STEVE",
  "MATTHEW MATT",
  "CHRISTOPHER CHRIS",
  "CHRISTINE CHRISTINA CHRIS TINA",
  "NICHOLAS NICK",
  "BENJAMIN BEN",
  "SAMUEL SAM",
  "ALEXANDER ALEX",
  "HENRY HARRY HANK",
  "ELIZABETH LIZ BETH BETTY ELIZA LIZZIE BETSY",
  "MARGARET MAGGIE PEGGY MEG RITA",
  "KATHERINE CATHERINE KATE KATHY CATHY KATIE KATHRYN",
  "PATRICIA PAT PATTY TRISH",
  "PATRICK PAT",
  "SUSAN SUE SUSIE",
  "BARBARA BARB",
  "DEBORAH DEBRA DEB DEBBIE",
  "JENNIFER JEN JENNY",
  "REBECCA BECKY",
  "ELEANOR ELLIE NELL NORA",
  "TERESA THERESA TERRY",
  "DOROTHY DOT DOTTIE",
  "FRANCISCO PACO PANCHO",
];
const nicknames = new Map<string, Set<string>>();
for (const group of nicknameGroups) {
  const names = group.split(" ");
  for (const name of names) nicknames.set(name, new Set([...(nicknames.get(name) ?? []), ...names]));
}

/** True where one name is commonly used for the other. */
export const areNicknames = (a: string, b: string): boolean => nicknames.get(a)?.has(b) ?? false;
