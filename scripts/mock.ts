// npm run mock: a server to point an app at. --help tells the rest.
import { runMockCommand } from "../src/cli/mock-command.ts";

process.exitCode = await runMockCommand(process.argv.slice(2));
