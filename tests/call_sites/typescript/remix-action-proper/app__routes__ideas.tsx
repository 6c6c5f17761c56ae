import { json, type ActionFunctionArgs } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { generate } from "~/services/gemini.server";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return json({ ideas: await generate(`Ideas about ${form.get("topic")}`) });
}

export default function Ideas() {
  const data = useActionData<typeof action>();
  return (
    <Form method="post">
      <input name="topic" />
      <button type="submit">Think</button>
      <pre>{data?.ideas}</pre>
    </Form>
  );
}
