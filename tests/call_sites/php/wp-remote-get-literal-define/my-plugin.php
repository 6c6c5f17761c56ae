<?php
/**
 * Plugin Name: Voices
 */
define('VOICES_KEY', '{{elevenlabs-api-key}}');

function voices_list()
{
    $response = wp_remote_get('https://api.elevenlabs.io/v1/voices', [
        'headers' => ['xi-api-key' => VOICES_KEY],
        'timeout' => 15,
    ]);
    if (is_wp_error($response) || wp_remote_retrieve_response_code($response) !== 200) {
        return [];
    }
    return json_decode(wp_remote_retrieve_body($response), true)['voices'];
}
