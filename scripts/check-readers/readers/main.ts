// Onboards a customer with each generated client: node main.ts URL DEVELOPER_KEY ACCESS_KEY
import * as heyApi from "./hey-api.ts";
import * as oazapfts from "./oazapfts.ts";
import * as clientAxios from "./openapi-client-axios.ts";
import * as zodClient from "./openapi-zod-client.ts";

const clients = {
  "@hey-api/openapi-ts": heyApi,
  oazapfts,
  "openapi-client-axios": clientAxios,
  "openapi-zod-client": zodClient,
};
const [url = "", developerKey = "", accessKey = ""] = process.argv.slice(2);
const journey = "2129, 309, 2129";

for (const [index, [name, { onboard }]] of Object.entries(clients).entries()) {
  const ids = await onboard({ url, developerKey, accessKey }, `944444440${index}`);
  if (ids.join(", ") !== journey) throw new Error(`${name} got ${ids.join(", ")} instead of ${journey}`);
  console.log(`ok: ${name} makes a client that compiles and onboards`);
}
