<?php

add_action( 'admin_init', function () {
    register_setting( 'voice', 'voice_api_key', array( 'sanitize_callback' => 'sanitize_text_field' ) );
} );

function voice_field() {
    printf( '<input type="password" name="voice_api_key" value="%s">', esc_attr( get_option( 'voice_api_key' ) ? '********' : '' ) );
}
