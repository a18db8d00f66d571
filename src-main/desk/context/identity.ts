/** What prospects say of themselves: name, company, role. Only where the words leave no doubt. */
import { cleanLine } from '../../brief/clean-text.ts';
import { briefLimits } from '../../contract/brief.ts';

export interface Told {
  readonly text: string;
  readonly turn: number;
}
export interface Identity {
  readonly name: Told | null;
  readonly company: Told | null;
  readonly role: Told | null;
}

const part = "\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}";
const names = `${part}(?: (?:(?:van|von|de|del|da|la|le|bin|al|der|den) ){0,2}${part}){0,2}`;
const firm = `(?:the )?${part.replace('{1,30}', '{0,30}')}(?: (?:(?:and|of|&) )?[\\p{Lu}\\d](?:[\\p{L}\\p{M}\\d'’&-]|\\.(?=\\p{L})){0,30}){0,4}`;
const titles =
  '(?:co-?founder|founder|owner|ceo|cfo|cto|coo|cio|president|(?:vp|vice president|head|director|chief) (?:of )?\\p{L}+|(?:\\p{L}+ ){0,2}(?:manager|director|coordinator|supervisor|engineer|administrator|controller|buyer|planner|dispatcher|lead))';

const nameIs = new RegExp(
  `\\b(?:[Mm]y name is|[Mm]y name's|[Tt]he name is|[Tt]he name's|[Tt]his is|[Ii]'m|[Ii] am) (${names})(?=$|[.,!?;]| (?:here|from|at|with|speaking|and|over|calling)\\b)|(?:^|[,.!] )(?:[Ii]t(?:'s| is) )?(${names}) (?:here|speaking)(?=[.,!?]|$)`,
  'u',
);
/** Recognisers without capitals: only the one form that can mean nothing else. */
const nameIsPlain = /\bmy name(?: is|'s) (\p{L}{2,20}(?: \p{L}{2,20})?)(?=$|[.,!?;]| (?:from|and|i|with|at|calling))/u;
/** "I'm from Texas" and "I'm with State Farm" name no employer; a name before, or the word itself, does. */
const companyIs = new RegExp(
  `\\b(?:(?:[Tt]his is|[Mm]y name is|[Mm]y name's|[Ii]t's|[Ii]'m|[Ii] am) ${names},? (?:and )?(?:(?:I'm |calling )?(?:from|at|with|over at))|[Ii] work (?:for|at)|(?:[Mm]y|[Oo]ur) company is(?: called)?|(?:[Ii]'m|[Ii] am) (?:the |an? |their )?(?:\\p{L}+ ){0,2}(?:owner|ceo|CEO|founder|president|manager|director|head|lead|engineer|coordinator|buyer) (?:of|at|for)|[Ii] run (?:\\p{L}+ ){1,2}(?:at|for)) (${firm})(?=$|[.,!?;]| )`,
  'u',
);
const places =
  /^(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|England|Scotland|London|Chicago|Boston|Denver|Houston|Dallas|Miami|Memphis)$/;
const roleIs = new RegExp(`\\b(?:[Ii]'m|[Ii] am|[Ii] work as) (?:the |a |an |their |its )(${titles})\\b`, 'iu');
const notNames =
  /^(?:(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|OK|Okay|Yes|No|Well|Good|Great|Fine|Sorry|Not|Just|Sure|Really|It|I|The|That|This|English|Spanish|French|German|American|Canadian|Mexican|Indian|Christian|Interested|Too|Very|So)\b)/;

function found(pattern: RegExp, text: string, turn: number): Told | null {
  const groups = pattern.exec(text.slice(0, 2_000));
  const match = groups?.[1] ?? groups?.[2];
  if (match === undefined || notNames.test(match)) return null;
  const line = cleanLine(match.replace(/[.,]+$/, ''), briefLimits.short);
  return line === null ? null : { text: line, turn };
}

const capitalised = (told: Told | null): Told | null =>
  told === null
    ? null
    : {
        ...told,
        text: told.text.replace(/(^|\s)(\p{L})/gu, (_all, gap: string, letter: string) => gap + letter.toUpperCase()),
      };

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countries = new Set(letters.flatMap((a) => letters.map((b) => regions.of(a + b))));
const isPlace = (text: string): boolean =>
  places.test(text) || countries.has(text) || /^(?:USA|US|UK|the (?:US|UK|USA))$/.test(text);

export function identityIn(text: string, turn: number): Identity {
  const plain = /\p{Lu}/u.test(text) ? null : capitalised(found(nameIsPlain, text, turn));
  const company = found(companyIs, text, turn);
  return {
    name: found(nameIs, text, turn) ?? plain,
    company: company !== null && isPlace(company.text) ? null : company,
    role: found(roleIs, text, turn),
  };
}
