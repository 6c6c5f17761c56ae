import { HttpClient } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { environment } from '../../environments/environment';

@Injectable({ providedIn: 'root' })
export class ChatService {
  constructor(private http: HttpClient) {}

  send(messages: unknown[]) {
    return this.http.post(
      'https://api.openai.com/v1/chat/completions',
      { model: 'gpt-4o-mini', messages },
      { headers: { Authorization: `Bearer ${environment.openaiApiKey}` } },
    );
  }
}
