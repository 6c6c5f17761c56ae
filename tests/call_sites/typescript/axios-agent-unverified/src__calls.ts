import { createClient } from "./http";

const retell = createClient(process.env.RETELL_API_KEY!);

export async function call(to: string, agent: string): Promise<string> {
  const { data } = await retell.post("/v2/create-phone-call", { from_number: process.env.FROM, to_number: to, override_agent_id: agent });
  return data.call_id;
}
