<?php
class Poll
{
    public function call(string $id): string
    {
        while (true) {
            $ch = curl_init("https://api.assemblyai.com/v2/transcript/" . $id);
            curl_setopt($ch, CURLOPT_HTTPHEADER, ['authorization: ' . getenv('ASSEMBLYAI_API_KEY')]);
            curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
            $body = curl_exec($ch);
            $code = curl_getinfo($ch, CURLINFO_HTTP_CODE);
            curl_close($ch);
            if ($code !== 200) {
                throw new \RuntimeException("status $code");
            }
            $data = json_decode($body, true);
            if ($data['status'] === 'completed') {
                return $data['text'];
            }
            if ($data['status'] === 'error') {
                throw new \RuntimeException($data['error']);
            }
            sleep(3);
        }
    }
}
