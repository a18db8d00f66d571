/** Numbers, dates and things counted, as parts of patterns over words in lower case. */

export const numeral =
  '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?(?:hundred|thousand|million|dozen|couple of hundred))';
const month = '(?:january|february|march|april|june|july|august|september|october|november|december)';
const season = '(?:week|month|quarter|year|spring|summer|fall|autumn|winter)';
export const date = `(?:${month}|may|q[1-4]|20\\d\\d|(?:the )?(?:end|beginning|start|middle|first|second|third|fifteenth|\\d+(?:st|nd|rd|th)) of\\b|the (?:first|tenth|fifteenth|twentieth|thirtieth|\\d+(?:st|nd|rd|th))|(?:next|this) ${season}|(?:mon|tues|wednes|thurs|fri)day|(?:the )?(?:summer|winter|spring|autumn|holidays)|christmas|year end|tomorrow)`;
export const countable =
  '(?:users?|seats?|people|employees|trucks?|vans?|trailers?|vehicles?|cars?|drivers?|sites?|locations?|stores?|offices?|branches|agents?|reps?|beds|rooms?|units?|pallets?|shipments?|loads?|calls?|pallet positions|properties|machines|licen[sc]es|staff|technicians?|customers|clients|orders?|warehouses?|square (?:feet|foot|met(?:er|re)s)|kilowatts?|desks|students|patients|dispatchers|invoices|tickets|doctors|nurses|members|containers|packages|parcels|deliveries|positions)';
