<?php
function talk_ask( $prompt ) {
    for ( $try = 1; $try <= 4; $try++ ) {
        $response = wp_remote_post( 'https://api.cartesia.ai/tts/bytes', array(
            'timeout' => 30,
            'headers' => array( 'X-API-Key' => get_option( 'talk_key' ), 'Cartesia-Version' => '2024-06-10' ),
            'body'    => wp_json_encode( array( 'transcript' => $prompt ) ),
        ) );
        $code = is_wp_error( $response ) ? 0 : wp_remote_retrieve_response_code( $response );
        if ( 200 === $code ) {
            return wp_remote_retrieve_body( $response );
        }
        if ( 0 !== $code && 429 !== $code && $code < 500 ) {
            return null;
        }
        sleep( $try * 2 );
    }
    return null;
}
