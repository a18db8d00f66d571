/** What a sentence in a prompt or a keyword list would do: the lines to beat. */
const words =
  /\b(agent|human|representative|real person|live person|operator|manager|supervisor|somebody|someone|specialist|speak (to|with)|talk (to|with)|transfer me|connect me|put me through)\b/i;
const ask =
  /\b(speak|talk|chat|connect|transfer|put|pass|get|give|hand|bring|reach|contact|want|need|like)\b[^.?!]{0,40}\b(agent|human|representative|person|operator|manager|supervisor|someone|somebody|rep|specialist|engineer|advisor|team|sales)\b|^\W*(agent|operator|representative|human)\W*(please)?\W*$|\b(transfer|connect|escalate) (me|us|this)\b/i;
const not =
  /\b(no|not|don't|dont|never|without)\b[^.?!]{0,25}\b(speak|talk|transfer|connect|put|need|person|agent|human)\b|\b(my|our|their) (\w+ )?(agent|manager|team|rep|boss|operators?|representative)\b|\b(spoke|talked|told|said|are you|am i|how many)\b|\btransfer\b[^.?!]{0,30}\b(money|account|savings|pounds|dollars)\b/i;

export const keywordFires = (text: string): boolean => words.test(text);
export const ruleFires = (text: string): boolean => ask.test(text) && !not.test(text);

/** Keyword triggers over a whole call: explicit words, prices, upset, and "again" for loops. */
export const keywordCallFires = (text: string): boolean =>
  keywordFires(text) || /\b(price|cost|how much|frustrat|ridiculous|not sure|again|i said|told you)\b/i.test(text);
export const keywordLoopFires = (text: string): boolean => /\b(again|i said|told you|i mean|already)\b/i.test(text);
