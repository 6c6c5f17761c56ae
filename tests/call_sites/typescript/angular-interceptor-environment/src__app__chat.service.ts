import { HttpClient, HttpHeaders } from "@angular/common/http";
import { Injectable, inject } from "@angular/core";
import { map, Observable } from "rxjs";
import { environment } from "../environments/environment";

interface Completion {
  choices: { message: { content: string } }[];
}

@Injectable({ providedIn: "root" })
export class ChatService {
  private readonly http = inject(HttpClient);

  ask(prompt: string): Observable<string> {
    const headers = new HttpHeaders({ Authorization: `Bearer ${environment.openaiKey}` });
    const body = { model: "gpt-4.1-mini", messages: [{ role: "user", content: prompt }] };
    return this.http.post<Completion>(`${environment.apiUrl}/chat/completions`, body, { headers }).pipe(map((c) => c.choices[0].message.content));
  }
}
