/** `npm run provision`: see `usage` in command.ts. */
import { runProvision } from './command.ts';

const result = await runProvision(process.argv.slice(2));
if (result.ok) console.log(result.value);
else {
  console.error(result.error.message);
  process.exitCode = 1;
}
