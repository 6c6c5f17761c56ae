"use client";
import { loadStripe } from "@stripe/stripe-js";

export const stripe = loadStripe(process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY!);
export const api = process.env.NEXT_PUBLIC_API_URL;
