/** Terms and what they are, one a line; a term without a value is left out. */
export function DatedFacts({ rows }: { rows: readonly (readonly [term: string, value: string | null])[] }) {
  return (
    <dl className="dated">
      {rows.map(([term, value]) =>
        value === null ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
