<?php
/*
Plugin Name: Acme
*/

function acme_summarize($text) {
    $response = wp_remote_post('https://api.openai.com/v1/chat/completions', [
        'timeout' => 45,
        'headers' => ['Authorization' => 'Bearer ' . ACME_OPENAI_KEY, 'Content-Type' => 'application/json'],
        'body'    => wp_json_encode(['model' => 'gpt-4o-mini', 'messages' => [['role' => 'user', 'content' => $text]]]),
    ]);
    if (is_wp_error($response) || wp_remote_retrieve_response_code($response) !== 200) {
        return new WP_Error('acme', 'no summary');
    }
    return json_decode(wp_remote_retrieve_body($response), true);
}

