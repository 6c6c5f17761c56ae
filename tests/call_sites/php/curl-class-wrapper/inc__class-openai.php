<?php
class My_OpenAI
{
    private $key;
    private $base = 'https://api.openai.com/v1';

    public function __construct($key)
    {
        $this->key = $key;
    }

    private function request($path, array $body)
    {
        $ch = curl_init($this->base . $path);
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($body));
        curl_setopt($ch, CURLOPT_HTTPHEADER, [
            'Content-Type: application/json',
            'Authorization: Bearer ' . $this->key,
        ]);
        $raw = curl_exec($ch);
        $status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
        curl_close($ch);
        if ($raw === false || $status !== 200) {
            throw new RuntimeException("openai: $status");
        }
        return json_decode($raw, true);
    }

    public function chat(array $messages)
    {
        return $this->request('/chat/completions', ['model' => 'gpt-4o-mini', 'messages' => $messages]);
    }
}
