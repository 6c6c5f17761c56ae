import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { environment } from '../environments/environment.prod';

@Injectable({ providedIn: 'root' })
export class OpenaiService {
  constructor(private http: HttpClient) {}

  ask(prompt: string) {
    const headers = new HttpHeaders().set('Authorization', `Bearer ${environment.apiKey}`);
    return this.http.post(`${environment.apiUrl}/chat/completions`, { model: 'gpt-4o-mini', messages: [{ role: 'user', content: prompt }] }, { headers });
  }
}
