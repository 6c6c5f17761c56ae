from audiopod import Client
from audiopod.exceptions import (
    AuthenticationError,
    RateLimitError,
    APIError,
    InsufficientCreditsError,
)
import time

client = Client()


def safe_api_call_with_retry(func, *args, **kwargs):
    """Helper function to handle API calls with retry logic"""
    max_retries = 3
    retry_delay = 1  # seconds

    for attempt in range(max_retries):
        try:
            return func(*args, **kwargs)
        except AuthenticationError as e:
            print(f"Authentication error: {e}")
            # Don't retry authentication errors
            raise
        except RateLimitError as e:
            print(f"Rate limit exceeded: {e}")
            if attempt < max_retries - 1:
                retry_after = getattr(e, 'retry_after', retry_delay)
                print(f"Waiting {retry_after} seconds before retry...")
                time.sleep(retry_after)
                retry_delay *= 2  # Exponential backoff
            else:
                raise
        except InsufficientCreditsError as e:
            print(f"Insufficient credits: {e}")
            print(f"Credits needed: {e.credits_needed}")
            print(f"Credits available: {e.credits_available}")
            # Don't retry credit errors
            raise
        except APIError as e:
            print(f"API error: {e}")
            if e.status_code >= 500:  # Server errors - retry
                if attempt < max_retries - 1:
                    print(f"Server error, retrying in {retry_delay} seconds...")
                    time.sleep(retry_delay)
                    retry_delay *= 2
                else:
                    raise
            else:  # Client errors - don't retry
                raise
        except Exception as e:
            print(f"Unexpected error: {e}")
            raise


# Example usage
try:
    # Generate speech with error handling
    result = safe_api_call_with_retry(
        client.voice.generate_speech,
        voice_id="aura",
        text="Hello, world!",
        wait_for_completion=True,
    )
    print(f"Success: {result.output_url}")
except Exception as e:
    print(f"Failed after all retries: {e}")
