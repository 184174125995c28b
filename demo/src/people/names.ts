import type { Sex } from "./demo-person.ts";

/** Common given names, the most common first. Combined by chance: nobody in particular. */
export const givenNames: Readonly<Record<Sex, readonly string[]>> = {
  F: words(`
    Mary Linda Patricia Jennifer Maria Susan Jessica Sarah Karen Nancy Lisa Margaret Sandra Ashley Emily Donna Michelle
    Carol Amanda Melissa Deborah Stephanie Rebecca Laura Helen Sharon Cynthia Kathleen Amy Angela Anna Ruth Brenda Pamela
    Nicole Katherine Samantha Christine Catherine Virginia Rachel Janet Emma Olivia Sophia Ava Isabella Mia Charlotte
    Amelia Evelyn Abigail Harper Ella Grace Chloe Victoria Lily Hannah Zoe Nora Aisha Fatima Leila Amina Yasmin Mei Ling
    Priya Ananya Deepa Sunita Kavita Rosa Carmen Lucia Elena Gabriela Valentina Camila Daniela Guadalupe Ximena Ingrid
    Astrid Freya Sigrid Anneliese Greta Chiara Giulia Francesca Bianca Agnieszka Katarzyna Zofia Irina Natalia Oksana
    Svetlana Chioma Adaeze Ngozi Folake Wanjiru Thandiwe Makena Keisha Latoya Imani Aaliyah Jasmine Destiny Thuy Linh Hoa
    Yuki Haruka Sakura Ji-woo Soo-jin Eun-ji Malia Leilani Noelani Siobhan Niamh Aoife Maeve Moira Beatrix Dorothy Mabel
    Hazel Ivy Pearl Opal Winifred Josephine Renée Zoë Chloë`),
  M: words(`
    James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Steven
    Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric
    Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry
    Tyler Aaron Nathan Henry Douglas Peter Adam Zachary Walter Kyle Harold Carl Arthur Gerald Roger Lawrence Albert Liam
    Noah Oliver Elijah Lucas Mason Logan Ethan Mohammed Ahmed Omar Yusuf Ibrahim Hassan Tariq Wei Jun Hao Chen Arjun
    Rohan Vikram Sanjay Rajesh José Luis Carlos Juan Miguel Diego Javier Alejandro Mateo Santiago Lars Erik Anders Bjørn
    Henrik Jürgen Klaus Matthias Marco Luca Giovanni Matteo Piotr Tomasz Wojciech Dmitri Ivan Sergei Mykola Chidi Emeka
    Obinna Kwame Kofi Juma Sipho Tyrone Malik Darnell Jamal Duc Minh Tuan Hiroshi Kenji Takumi Min-jun Seo-joon Keanu
    Kimo Sean Conor Declan Cormac Angus Clarence Leroy Chester Otis Vernon Homer Amos Ezra Silas Jasper René André`),
};

/** Common family names of many origins, the most common first. */
export const familyNames: readonly string[] = words(`
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson
  Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young
  Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts
  Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez
  Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James
  Bennett Gray Mendoza Ruiz Hughes Price Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry
  Russell Sullivan Bell Coleman Butler Henderson Barnes Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton
  Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Stevens Murray Ford
  Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker
  Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Muñoz Hunt Hicks Holmes
  Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson
  Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Arnold Pierce Hansen Peters Santos
  Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane Riley Andrews Alvarado Ray Delgado Berry
  Perkins Hoffman Johnston Matthews Peña Richards Contreras Willis Carpenter Lawrence Sandoval Guerrero George Chapman
  Rios Estrada Ortega Watkins Greene Nuñez Wheeler Valdez Harper Burke Larson Santiago Maldonado Morrison Franklin
  Carlson Austin Dominguez Carr Lawson Jacobs O'Brien Lynch Singh Vega Bishop Montgomery Oliver Jensen Harvey Williamson
  Gilbert Dean Sims Espinoza Howell Li Wong Reid Hanson Le McCoy Garrett Burton Fuller Wang Weber Welch Rojas Lucas
  Marquez Fields Park Yang Little Banks Padilla Day Walsh Bowman Schultz Luna Fowler Mejia Okafor Adeyemi Mensah Osei
  Abdi Hussein Rahman Khan Malik Haddad Nasser Sharma Gupta Iyer Kowalski Nowak Wiśniewski Petrov Ivanova Kovalenko
  Novák Horváth Kovács Popescu Lindström Sørensen Nyström Müller Schäfer Weiß Rossi Ferrari Esposito Dubois Lefèvre
  Fournier d'Angelo O'Neill McAllister MacLeod Fitzgerald Van-Dyke Ng Ito Tanaka Yamamoto Suzuki Choi Jung Pham Hoang
  Vu Kamaka Kealoha Begay Tsosie Yazzie Abernathy Beauregard Culpepper Dinwiddie Eastwick Fairweather Goodwater
  Hollingsworth Inglewood Jessop Kettleman Lockridge Merriweather Northcutt Overstreet Pettibone Quarles Ravenscroft
  Satterfield Thistlewood Underhill Vanterpool Whittaker Yarborough Zimmerman`);

/** What people are called at a desk where nobody asks for papers. */
export const nicknames: Readonly<Record<string, readonly string[]>> = {
  Mary: ["Molly", "Polly"],
  Patricia: ["Pat", "Trish"],
  Jennifer: ["Jen", "Jenny"],
  Susan: ["Sue"],
  Jessica: ["Jess"],
  Sarah: ["Sally"],
  Margaret: ["Peggy", "Maggie"],
  Sandra: ["Sandy"],
  Emily: ["Em"],
  Deborah: ["Debbie"],
  Rebecca: ["Becky"],
  Pamela: ["Pam"],
  Katherine: ["Kate", "Kathy"],
  Catherine: ["Cathy"],
  Samantha: ["Sam"],
  Christine: ["Chris"],
  Virginia: ["Ginny"],
  Victoria: ["Vicky"],
  Abigail: ["Abby"],
  Josephine: ["Jo"],
  Guadalupe: ["Lupe"],
  Dorothy: ["Dot"],
  James: ["Jim", "Jimmy"],
  Robert: ["Bob", "Rob"],
  John: ["Jack"],
  Michael: ["Mike"],
  David: ["Dave"],
  William: ["Bill", "Will"],
  Richard: ["Dick", "Rick"],
  Joseph: ["Joe"],
  Thomas: ["Tom"],
  Christopher: ["Chris"],
  Charles: ["Chuck", "Charlie"],
  Daniel: ["Dan"],
  Matthew: ["Matt"],
  Anthony: ["Tony"],
  Steven: ["Steve"],
  Stephen: ["Steve"],
  Andrew: ["Andy", "Drew"],
  Joshua: ["Josh"],
  Kenneth: ["Ken"],
  Edward: ["Ed", "Ted"],
  Jeffrey: ["Jeff"],
  Nicholas: ["Nick"],
  Jonathan: ["Jon"],
  Benjamin: ["Ben"],
  Samuel: ["Sam"],
  Gregory: ["Greg"],
  Alexander: ["Alex", "Sasha"],
  Patrick: ["Pat"],
  Raymond: ["Ray"],
  Lawrence: ["Larry"],
  Walter: ["Walt"],
  Henry: ["Hank"],
  Francisco: ["Paco"],
  José: ["Pepe"],
  Alejandro: ["Alex"],
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
