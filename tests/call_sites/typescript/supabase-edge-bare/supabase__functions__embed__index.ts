import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

const openaiKey = Deno.env.get("OPENAI_API_KEY");
const supabase = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);

Deno.serve(async (req) => {
  const { record } = await req.json();
  const response = await fetch("https://api.openai.com/v1/embeddings", {
    method: "POST",
    headers: { Authorization: `Bearer ${openaiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "text-embedding-3-small", input: record.content }),
  });
  if (!response.ok) return new Response("embedding failed", { status: 500 });
  const { data } = await response.json();
  const { error } = await supabase.from("documents").update({ embedding: data[0].embedding }).eq("id", record.id);
  return new Response(error ? error.message : "ok", { status: error ? 500 : 200 });
});
