<?php
namespace App;

class Chat
{
    public function ask(string $text): string
    {
        $client = \Gemini::client(getenv('GEMINI_API_KEY'));
        $result = $client->generativeModel(model: 'gemini-2.0-flash')->generateContent($text);
        return $result->text();
    }
}
