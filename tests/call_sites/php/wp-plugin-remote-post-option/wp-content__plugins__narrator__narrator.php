<?php
/**
 * Plugin Name: Narrator
 */

function narrator_speak( $text ) {
    $api_key  = get_option( 'narrator_api_key' );
    $response = wp_remote_post(
        'https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM',
        array(
            'timeout' => 30,
            'headers' => array(
                'xi-api-key'   => $api_key,
                'Content-Type' => 'application/json',
            ),
            'body'    => wp_json_encode( array( 'text' => $text ) ),
        )
    );
    if ( is_wp_error( $response ) || 200 !== wp_remote_retrieve_response_code( $response ) ) {
        return new WP_Error( 'narrator', 'No speech' );
    }
    return wp_remote_retrieve_body( $response );
}
