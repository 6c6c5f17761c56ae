pub mod cartesia;
pub mod provider;
