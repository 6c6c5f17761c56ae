"use server";

import { revalidatePath } from "next/cache";

export async function subscribe(formData: FormData) {
  const res = await fetch("https://api.resend.com/audiences/1/contacts", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.RESEND_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ email: formData.get("email") }),
  });
  if (!res.ok) throw new Error(`resend ${res.status}`);
  revalidatePath("/");
}
