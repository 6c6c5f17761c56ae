<?php
class Voices_Client
{
    public function summarise($text)
    {
        $key = get_option('voices_openai_key');
        for ($attempt = 0; $attempt < 4; $attempt++) {
            $response = wp_remote_post('https://api.openai.com/v1/responses', array(
                'timeout' => 45,
                'headers' => array('Authorization' => 'Bearer ' . $key, 'Content-Type' => 'application/json'),
                'body'    => wp_json_encode(array('model' => 'gpt-4o-mini', 'input' => $text)),
            ));
            $code = is_wp_error($response) ? 0 : wp_remote_retrieve_response_code($response);
            if (200 === $code) {
                return json_decode(wp_remote_retrieve_body($response), true);
            }
            if (0 !== $code && 429 !== $code && $code < 500) {
                return new WP_Error('openai', $code);
            }
            usleep(min(8000000, (2 ** $attempt) * 500000) + wp_rand(0, 250000));
        }
        return new WP_Error('openai', 'unreachable');
    }
}
