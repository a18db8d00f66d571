/** Events of the inbox that could not be dealt with, for the operator to look at. */
export const statements = [
  `CREATE TABLE inbox_aside (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, number bigint NOT NULL, event text NOT NULL,
    PRIMARY KEY (team_id, number)
  )`,
];
