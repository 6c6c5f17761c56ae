import { HttpClient, HttpHeaders } from "@angular/common/http";
import { Injectable } from "@angular/core";
import { environment } from "../environments/environment";

@Injectable({ providedIn: "root" })
export class ChatService {
  constructor(private http: HttpClient) {}

  ask(question: string) {
    const headers = new HttpHeaders().set("Authorization", `Bearer ${environment.openaiKey}`);
    return this.http.post(
      "https://api.openai.com/v1/chat/completions",
      { model: "gpt-4o-mini", messages: [{ role: "user", content: question }] },
      { headers },
    );
  }
}
