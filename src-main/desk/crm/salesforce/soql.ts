/** SOQL put together so that no value can become a part of the query. */

/** Longer values find nothing in a CRM. */
const longestValue = 255;
const recordId = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** A quoted literal (SOQL and SOSL Reference, "Quoted String Escape Sequences"); controls are no part of any name. */
function quoted(value: string): string {
  const plain = value
    .slice(0, longestValue)
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ');
  return `'${plain.replace(/[\\'"]/g, '\\$&')}'`;
}

/** `soql\`… WHERE Email = ${address} AND Phone IN ${numbers}\``: values are quoted, lists become (…) of quoted values. */
export function soql(parts: TemplateStringsArray, ...values: readonly (string | readonly string[])[]): string {
  return parts.reduce((query, part, at) => {
    const value = values[at - 1];
    if (value === undefined) return query + part;
    return query + (typeof value === 'string' ? quoted(value) : `(${value.map(quoted).join(',')})`) + part;
  });
}

/** Whether a text can be a record's id; what is none is used in no query and no path. */
export function isRecordId(text: string): boolean {
  return recordId.test(text);
}
